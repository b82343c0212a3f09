package dk.indsigt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import dk.indsigt.domain.party.CprNumber;
import dk.indsigt.domain.party.CvrNumber;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Luhn;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DemoNumbersTest {
    private static final int SEEDS = 200;
    private static final int PER_SEED = 50;

    @Test
    @DisplayName("a replacement CPR number tells the birth date and the sex, and no living person can have it")
    void cprNumbers() {
        forManySeeds(dice -> {
            Numbers numbers = new Numbers(dice);
            for (int i = 0; i < PER_SEED; i++) {
                LocalDate birth = dice.day(LocalDate.of(1921, 1, 1), LocalDate.of(2057, 12, 31));
                boolean male = dice.chance(50);
                String cpr = numbers.cpr(birth, male);
                assertEquals(birth, CprNumber.parse(cpr).birthDate(), cpr);
                assertTrue(Integer.parseInt(cpr.substring(0, 2)) > 60, cpr);
                assertEquals(male ? 1 : 0, (cpr.charAt(9) - '0') % 2, cpr);
            }
        });
    }

    @Test
    @DisplayName("a CVR number has its check digit")
    void cvrNumbers() {
        forManySeeds(dice -> {
            Numbers numbers = new Numbers(dice);
            for (int i = 0; i < PER_SEED; i++) {
                CvrNumber.parse(numbers.cvr());
            }
        });
    }

    @Test
    @DisplayName("a phone number is a valid Danish mobile number in E.164")
    void phoneNumbers() {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        forManySeeds(dice -> {
            Numbers numbers = new Numbers(dice);
            for (int i = 0; i < PER_SEED; i++) {
                String number = numbers.mobile();
                assertEquals(number, Msisdn.parse(number).value());
                PhoneNumberType type = type(util, number);
                assertTrue(
                        type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE,
                        number + " is " + type);
            }
        });
    }

    @Test
    @DisplayName("SIM cards and phones have their Luhn digit and their length")
    void cardAndPhoneNumbers() {
        forManySeeds(dice -> {
            Numbers numbers = new Numbers(dice);
            for (int i = 0; i < PER_SEED; i++) {
                String iccid = numbers.iccid();
                assertTrue(Luhn.valid(iccid) && iccid.matches("8945\\d{15,16}"), iccid);
                String imei = numbers.imei();
                assertTrue(Luhn.valid(imei) && imei.matches("\\d{15}"), imei);
            }
        });
    }

    @Test
    @DisplayName("customer numbers and receipt numbers are found by the desk's search, and nobody has one twice")
    void searchableNumbers() {
        forManySeeds(dice -> {
            Numbers numbers = new Numbers(dice);
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < PER_SEED; i++) {
                String customer = numbers.customer();
                assertTrue(customer.matches("9\\d{8}") && seen.add(customer), customer);
                String receipt = numbers.receipt();
                assertTrue(
                        receipt.matches("K-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}") && seen.add(receipt), receipt);
            }
        });
    }

    private static void forManySeeds(Consumer<Dice> test) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                test.accept(new Dice(seed));
            } catch (RuntimeException failure) {
                throw new AssertionError("with seed " + seed, failure);
            }
        }
    }

    private static PhoneNumberType type(PhoneNumberUtil util, String number) {
        try {
            return util.getNumberType(util.parse(number, "DK"));
        } catch (NumberParseException e) {
            throw new AssertionError(number, e);
        }
    }
}
