package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutTest {
    private interface Work {
        void on(Out out) throws IOException;
    }

    @Test
    @DisplayName("text comes out as UTF-8, whatever its length and characters")
    void utf8() throws IOException {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED OutTest %d%n", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String text = text(random, random.nextInt(50_000));
            assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), written(out -> out.text(text)));
        }
    }

    @Test
    @DisplayName("any text is the same after it was read back from JSON")
    void json() throws IOException {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED OutTest %d%n", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String text = text(random, random.nextInt(300));
            String json = "[" + new String(written(out -> out.json(text)), StandardCharsets.UTF_8) + "]";
            try (JsonReader reader = Json.createReader(new StringReader(json))) {
                assertEquals(text, ((JsonString) reader.readArray().get(0)).getString());
            }
        }
    }

    @Test
    @DisplayName("half a character becomes the sign of replacement, and so does what XML does not know")
    void unknown() throws IOException {
        assertEquals("a\uFFFDb", new String(written(out -> out.text("a\uD800b")), StandardCharsets.UTF_8));
        assertEquals("a\uFFFDb\uFFFD", new String(written(out -> out.html("a\u0001b\uDC00")), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("nothing in a text is markup")
    void html() throws IOException {
        assertEquals(
                "&lt;b a=&quot;1&quot;&gt;Prøve &amp; Søn&lt;/b&gt;<br/>",
                new String(written(out -> out.html("<b a=\"1\">Prøve & Søn</b>\n")), StandardCharsets.UTF_8));
    }

    private static byte[] written(Work work) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Out out = new Out(bytes);
        work.on(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int kind = random.nextInt(4);
            int point = kind == 0
                    ? random.nextInt(0x20)
                    : kind == 1
                            ? 0x20 + random.nextInt(0x60)
                            : kind == 2 ? random.nextInt(0xD800) : 0x10000 + random.nextInt(0x1000);
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}
