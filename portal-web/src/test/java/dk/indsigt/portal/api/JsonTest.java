package dk.indsigt.portal.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Msisdn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record Inner(String name, Optional<Integer> count) {}

    record Whole(
            UUID id,
            Scope scope,
            LocalDate day,
            Instant at,
            boolean yes,
            long many,
            BigDecimal sum,
            List<Inner> items,
            Optional<Inner> one) {}

    private static final Whole WHOLE = new Whole(
            UUID.fromString("01a210e4-7d7b-7bb9-8e68-7d5b46dbae76"),
            Scope.RIGHTS_READ,
            LocalDate.of(2026, 2, 28),
            Instant.parse("2026-02-28T12:00:00Z"),
            true,
            Long.MAX_VALUE,
            new BigDecimal("12.50"),
            List.of(new Inner("\"Æblegrød\" \\ \n \uD83C\uDF4E", Optional.of(-1)), new Inner("", Optional.empty())),
            Optional.empty());

    @Test
    @DisplayName("what is written is read back the same")
    void same() {
        byte[] written = Json.bytes(WHOLE);
        assertEquals(WHOLE, Json.read(written, Whole.class));
        assertArrayEquals(written, Json.bytes(Json.read(written, Whole.class)));
        String text = new String(written, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\"id\":\"01a210e4-7d7b-7bb9-8e68-7d5b46dbae76\",\"scope\":\"rights:read\""), text);
        assertTrue(!text.contains("\"one\"") && !text.contains("null"), "what is empty is left out: " + text);
    }

    @Test
    @DisplayName("only what is optional or a list may be missing or null")
    void missing() {
        assertEquals(new Inner("x", Optional.empty()), read("{\"name\":\"x\"}"));
        assertEquals(new Inner("x", Optional.empty()), read("{\"count\":null,\"name\":\"x\"}"));
        assertEquals("MEMBER_MISSING /name", refusal("{}"));
        assertEquals("MEMBER_MISSING /name", refusal("{\"name\":null}"));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what is wrong is told, with its place")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"name\":\"x\"}|MEMBER_TWICE /name",
                "{\"name\":\"x\",\"n\\u0061me\":\"x\"}|MEMBER_TWICE /name",
                "{\"name\":\"x\",\"other\":1}|MEMBER_UNKNOWN /other",
                "{\"name\":\"x\",\"010190-1234\":1}|MEMBER_UNKNOWN -",
                "{\"name\":1}|MEMBER_TYPE /name",
                "{\"name\":[]}|MEMBER_TYPE /name",
                "{\"name\":\"x\",\"count\":\"1\"}|MEMBER_TYPE /count",
                "{\"name\":\"x\",\"count\":1.5}|MEMBER_VALUE /count",
                "{\"name\":\"x\",\"count\":2147483648}|MEMBER_VALUE /count",
                "{\"name\":\"x\",\"count\":1e999999999}|MEMBER_VALUE /count",
                "{\"name\":\"x\",\"count\":1e-999999999}|MEMBER_VALUE /count",
                "[]|MEMBER_TYPE -",
                "null|MEMBER_MISSING -",
                "\"x\"|MEMBER_TYPE -"
            })
    void wrong(String json, String told) {
        assertEquals(told, refusal(json));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what is no JSON is refused")
    @ValueSource(
            strings = {
                "{",
                "}",
                " ",
                "{\"name\":\"x\"",
                "{\"name\":\"x\"}}",
                "{\"name\":\"x\"} 1",
                "{\"name\":\"x\",}",
                "{name:\"x\"}",
                "{'name':'x'}",
                "{\"name\":NaN}",
                "{\"name\":01}",
                "{\"name\":\"\t\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"name\":\"\\udc00\\ud800\"}",
                "{\"name\":\"\\u0000\"}",
                "\uFEFF{\"name\":\"x\"}",
                "{\"name\":11111111111111111111111111111111111111111111111111}",
                "/* */{\"name\":\"x\"}"
            })
    void malformed(String json) {
        assertEquals("JSON_MALFORMED -", refusal(json));
    }

    @Test
    @DisplayName("what is no UTF-8, too deep or nothing is refused")
    void form() {
        assertEquals("BODY_MISSING -", refusal(new byte[0]));
        assertEquals("BODY_ENCODING -", refusal("{\"name\":\"æ\"}".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("BODY_ENCODING -", refusal(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
        assertEquals("JSON_DEEP -", refusal("[".repeat(100_000)));
        assertEquals("JSON_DEEP -", refusal("{\"name\":".repeat(33) + "1" + "}".repeat(33)));
        assertEquals("MEMBER_TYPE /name", refusal("{\"name\":".repeat(32) + "1" + "}".repeat(32)));
    }

    record Numbered(Phone phone) {}

    record Phone(String number) {
        Phone {
            Msisdn.parse(number);
        }
    }

    @Test
    @DisplayName("a record that refuses its values is heard")
    void own() {
        assertThrows(
                InvalidValueException.class,
                () -> Json.read("{\"phone\":{\"number\":\"12\"}}".getBytes(StandardCharsets.UTF_8), Numbered.class));
    }

    @Test
    @DisplayName("maps, lists and bytes go out as they are")
    void plain() {
        assertEquals(
                "{\"a\":[1,true,\"x\"]}",
                new String(Json.bytes(Map.of("a", List.of(1, true, "x"))), StandardCharsets.UTF_8));
        assertEquals("x", new String(Json.bytes("x".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        assertEquals("{}", new String(Json.bytes(Map.of()), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("whatever is sent, it is a record or a refusal and nothing else")
    void random() {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED JsonTest %d%n", seed);
        Random random = new Random(seed);
        byte[] good = Json.bytes(WHOLE);
        String pieces = "{}[]\",:\\u0e-.1tfn \n";
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) pieces.charAt(random.nextInt(pieces.length()));
            }
            try {
                Json.read(bytes, Whole.class);
            } catch (RequestException refused) {
                assertTrue(refused.status() == 400);
            }
        }
    }

    private static Inner read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Inner.class);
    }

    private static String refusal(String json) {
        return refusal(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] json) {
        RequestException refused = assertThrows(RequestException.class, () -> Json.read(json, Inner.class));
        assertEquals(400, refused.status());
        return refused.code() + " "
                + refused.pointer().filter(at -> !at.isEmpty()).orElse("-");
    }
}
