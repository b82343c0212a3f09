package dk.indsigt.domain.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.error.InvalidValueException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RobinsonEntryTest {
    @Test
    @DisplayName(
            "a record of the list is compared with a customer by family name, first given name and address, however they are spelt")
    void spellings() {
        String expected = RobinsonEntry.point("Prøve", "Anna Marie", "Prøvevej 7, 2. tv.", "2100");
        for (String line : new String[] {
            line("Prøve,Anna", "Prøvevej 7, 2. tv", "", "2100 København Ø"),
            line("PRØVE,ANNA KATRINE", "PRØVEVEJ 007 02 TV", "", "2100 KBH Ø"),
            line("Prøve,Anna", "Prøvevej 7,2.tv", "Prøveby", "2100") + "*  #0101#1234#0007#"
        }) {
            assertEquals(expected, RobinsonEntry.parse(line).point(), line);
        }
        assertNotEquals(
                expected,
                RobinsonEntry.parse(line("Prøve,Bo", "Prøvevej 7, 2. tv", "", "2100"))
                        .point());
        assertNotEquals(
                expected,
                RobinsonEntry.parse(line("Prøve,Anna", "Prøvevej 70, 2. tv", "", "2100"))
                        .point());
        assertNull(RobinsonEntry.point("Prøve", "Anna", null, "2100"));
    }

    @Test
    @DisplayName("what is wrong with a record is told with a code")
    void wrong() {
        assertEquals("ROBINSON_SEPARATOR", code("Prøve,Anna;Prøvevej 7;2100"));
        assertEquals(
                "ROBINSON_SEPARATOR",
                code(line("Prøve,Anna", "Vej 1", "", "2100").substring(0, 130)));
        assertEquals("ROBINSON_NAME", code(line("Prøve Anna", "Vej 1", "", "2100")));
        assertEquals("ROBINSON_NAME", code(line(",Anna", "Vej 1", "", "2100")));
        assertEquals("ROBINSON_ADDRESS", code(line("Prøve,Anna", "", "", "2100")));
        assertEquals("ROBINSON_ADDRESS", code(line("Prøve,Anna", "Vej 1", "", "21000")));
    }

    @Test
    @DisplayName("the date and the names of the columns are the head; a broken record is not taken for one")
    void head() {
        assertTrue(RobinsonEntry.heads("Robinsonlisten udgivet 01-10-2026"));
        assertTrue(RobinsonEntry.heads(line("Personnavn", "Standardadresse", "Bynavn", "Postnr. og postdistrikt")));
        assertFalse(RobinsonEntry.heads(line("Prøve,Anna", "Vej 1", "", "2100")));
        assertFalse(RobinsonEntry.heads(line("Prøve,Anna", "Vej 1", "", "")));
        assertFalse(RobinsonEntry.heads(line("Prøve Anna", "Vej 1", "", "2100 København Ø")));
    }

    @Test
    @DisplayName("whatever a line holds, it is a record or told with a code (seed 24)")
    void anything() {
        Random random = new Random(24);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            int length = random.nextInt(180);
            for (int at = 0; at < length; at++) {
                boolean separator = at == 34 || at == 69 || at == 104 || at == 130;
                line.append(separator && random.nextInt(8) > 0 ? '#' : "a0, .#*ø".charAt(random.nextInt(8)));
            }
            RobinsonEntry.heads(line.toString());
            try {
                assertFalse(RobinsonEntry.parse(line.toString()).point().isBlank());
            } catch (InvalidValueException told) {
                assertTrue(told.code().startsWith("ROBINSON_"), told.code());
            }
        }
    }

    private static String code(String line) {
        return assertThrows(InvalidValueException.class, () -> RobinsonEntry.parse(line))
                .code();
    }

    private static String line(String name, String street, String town, String postal) {
        return String.format("%-34s#%-34s#%-34s#%-25s#", name, street, town, postal);
    }
}
