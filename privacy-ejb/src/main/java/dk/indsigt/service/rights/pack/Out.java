package dk.indsigt.service.rights.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Writes text as UTF-8 through one small buffer, with the escapes of HTML and JSON on the way. A package is some ten million characters, so each
 * goes from the driver's text to the compressor once.
 */
final class Out extends Writer {
    private static final int SIZE = 32 * 1024;
    /** The longest that one character becomes. */
    private static final int LONGEST = 8;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final OutputStream target;
    private final byte[] bytes = new byte[SIZE];
    private int length;

    Out(OutputStream target) {
        this.target = target;
    }

    /** Writes text as it is. */
    Out text(CharSequence text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            i = plain(text, i);
        }
        return this;
    }

    /** Writes text as content or attribute of HTML. */
    Out html(CharSequence text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '<' -> ascii("&lt;");
                case '>' -> ascii("&gt;");
                case '&' -> ascii("&amp;");
                case '"' -> ascii("&quot;");
                case '\n' -> ascii("<br/>");
                default -> i = permitted(text, i);
            }
        }
        return this;
    }

    /** Writes a JSON string with its quotation marks. */
    Out json(CharSequence text) throws IOException {
        ascii("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> ascii("\\\"");
                case '\\' -> ascii("\\\\");
                case '\n' -> ascii("\\n");
                case '\r' -> ascii("\\r");
                case '\t' -> ascii("\\t");
                default -> {
                    if (c < ' ') {
                        ascii("\\u00");
                        put((byte) HEX[c >> 4]);
                        put((byte) HEX[c & 15]);
                    } else {
                        i = plain(text, i);
                    }
                }
            }
        }
        ascii("\"");
        return this;
    }

    @Override
    public void write(int c) throws IOException {
        text(String.valueOf((char) c));
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        text(text.substring(from, from + count));
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
        text(new String(text, from, count));
    }

    /** Hands on what is buffered; the target is not flushed, since it compresses. */
    @Override
    public void flush() throws IOException {
        target.write(bytes, 0, length);
        length = 0;
    }

    /** As {@link #flush}: the target belongs to somebody else. */
    @Override
    public void close() throws IOException {
        flush();
    }

    private void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            room();
            put((byte) text.charAt(i));
        }
    }

    /** Characters that XML does not know become a sign of replacement. */
    private int permitted(CharSequence text, int i) throws IOException {
        char c = text.charAt(i);
        if (c < ' ' && c != '\t' && c != '\r' || c == '\uFFFE' || c == '\uFFFF') {
            return plain("\uFFFD", 0) + i;
        }
        return plain(text, i);
    }

    /** @return the index of the last character that was taken */
    private int plain(CharSequence text, int i) throws IOException {
        room();
        char c = text.charAt(i);
        if (c < 0x80) {
            put((byte) c);
        } else if (c < 0x800) {
            put((byte) (0xC0 | c >> 6));
            put((byte) (0x80 | c & 0x3F));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            int point = Character.toCodePoint(c, text.charAt(i + 1));
            put((byte) (0xF0 | point >> 18));
            put((byte) (0x80 | point >> 12 & 0x3F));
            put((byte) (0x80 | point >> 6 & 0x3F));
            put((byte) (0x80 | point & 0x3F));
            return i + 1;
        } else {
            char known = Character.isSurrogate(c) ? '\uFFFD' : c;
            put((byte) (0xE0 | known >> 12));
            put((byte) (0x80 | known >> 6 & 0x3F));
            put((byte) (0x80 | known & 0x3F));
        }
        return i;
    }

    private void room() throws IOException {
        if (length > SIZE - LONGEST) {
            flush();
        }
    }

    private void put(byte b) {
        bytes[length++] = b;
    }
}
