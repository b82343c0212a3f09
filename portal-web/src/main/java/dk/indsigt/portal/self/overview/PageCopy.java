package dk.indsigt.portal.self.overview;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes a page on and keeps a copy of it. */
final class PageCopy extends HttpServletResponseWrapper {
    private final StringWriter copy = new StringWriter(8192);
    private PrintWriter writer;

    PageCopy(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new Both(super.getWriter(), copy));
        }
        return writer;
    }

    /** @return the page in UTF-8, or nothing where it is no page */
    Optional<byte[]> finished() {
        if (writer == null || getStatus() != SC_OK) {
            return Optional.empty();
        }
        writer.flush();
        return Optional.of(copy.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes to two at once. */
    private static final class Both extends Writer {
        private final Writer first;
        private final Writer second;

        Both(Writer first, Writer second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            first.write(text, offset, length);
            second.write(text, offset, length);
        }

        @Override
        public void flush() throws IOException {
            first.flush();
        }

        @Override
        public void close() throws IOException {
            first.close();
        }
    }
}
