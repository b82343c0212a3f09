package dk.indsigt.domain.party;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dk.indsigt.domain.seed.Seeded;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CprNumberTest {
    @ParameterizedTest(name = "{0} was born on {1}")
    @DisplayName("the seventh digit says the century")
    @CsvSource({
        "0101000000, 1900-01-01",
        "3112993999, 1999-12-31",
        "0101364000, 2036-01-01",
        "0101374000, 1937-01-01",
        "0101369000, 2036-01-01",
        "0101379000, 1937-01-01",
        "0101575000, 2057-01-01",
        "0101585000, 1858-01-01",
        "0101578000, 2057-01-01",
        "0101588000, 1858-01-01",
        "2902004000, 2000-02-29"
    })
    void century(String digits, LocalDate birth) {
        assertEquals(birth, new CprNumber(digits).birthDate());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a replacement number has sixty added to its day")
    @CsvSource({"6101900000, 1990-01-01", "9112900000, 1990-12-31"})
    void replacement(String digits, LocalDate birth) {
        assertEquals(birth, new CprNumber(digits).birthDate());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a day that never was is refused")
    @ValueSource(
            strings = {
                "3002900000",
                "2902000000",
                "0113900000",
                "0001900000",
                "3201900000",
                "6001900000",
                "9201900000",
                "0100900000",
                "9002900000"
            })
    void wrongDate(String digits) {
        assertInvalid("CPR_DATE", () -> new CprNumber(digits));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("anything but ten digits is refused")
    @NullSource
    @ValueSource(strings = {"", "010190000", "01019000000", "01019O0000", "٠١٠١٩٠٠٠٠٠", "<script>1"})
    void wrongFormat(String text) {
        assertInvalid("CPR_FORMAT", () -> CprNumber.parse(text));
    }

    @Test
    @DisplayName("a hyphen or a space may be typed")
    void typed() {
        assertEquals("0101900000", CprNumber.parse("010190-0000").value());
        assertEquals("0101900000", CprNumber.parse(" 010190 0000 ").value());
    }

    @Test
    @DisplayName("it shows its date when covered, and nothing in a log")
    void covered() {
        CprNumber number = new CprNumber("0101901234");
        assertEquals("010190-****", number.masked());
        assertEquals("010190-1234", number.formatted());
        assertFalse(number.toString().contains("0101"));
    }

    @Test
    @DisplayName("every day of two centuries comes back as it was, replaced or not")
    void everyDay() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            LocalDate birth = LocalDate.of(1858, 1, 1).plusDays(random.nextInt(73_048));
            int day = birth.getDayOfMonth() + (random.nextBoolean() ? 60 : 0);
            String digits = String.format(
                    "%02d%02d%02d%d%03d",
                    day, birth.getMonthValue(), birth.getYear() % 100, seventh(birth, random), random.nextInt(1000));
            assertEquals(birth, new CprNumber(digits).birthDate(), digits);
        }
    }

    private static int seventh(LocalDate birth, Random random) {
        int year = birth.getYear();
        if (year < 1900) {
            return 5 + random.nextInt(4);
        }
        if (year < 2000) {
            return year >= 1937 ? Seeded.any(random, 0, 1, 2, 3, 4, 9) : random.nextInt(4);
        }
        return year <= 2036 ? 4 + random.nextInt(6) : 5 + random.nextInt(4);
    }
}
