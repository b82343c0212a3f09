package dk.indsigt.service.notice;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dk.indsigt.domain.notice.LetterPart;
import dk.indsigt.domain.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Lays a letter out as a tagged PDF: language, title, headings and lists are there for those who listen to it (PDF/UA), and the font is in it.
 * All text is escaped; nothing is fetched from anywhere.
 */
@ApplicationScoped
class LetterPdf {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // Its log repeats what it lays out.
        XRLog.setLoggingEnabled(false);
    }

    private NoticeTexts texts;

    protected LetterPdf() {}

    @Inject
    LetterPdf(NoticeTexts texts) {
        this.texts = texts;
    }

    /**
     * What stands on it.
     *
     * @param number of the case or the receipt
     */
    record Page(
            Language language,
            String subject,
            String number,
            Instant at,
            List<LetterPart> parts,
            List<LetterPart> foot) {}

    void write(Page page, OutputStream target) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> open("OpenSans-Regular.ttf"), "Open Sans", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> open("OpenSans-Bold.ttf"), "Open Sans", BOLD, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> null);
        builder.withProducer("Indsigt");
        builder.withHtmlContent(html(page), null);
        builder.toStream(target);
        builder.run();
    }

    private String html(Page page) {
        StringBuilder html = new StringBuilder("<html lang=\"")
                .append(page.language().code())
                .append("\"><head><title>")
                .append(escaped(page.subject()))
                .append("</title><meta name=\"description\" content=\"")
                .append(escaped(page.subject()))
                .append("\"/><style>")
                .append(read("letter.css").replace("REFERENCE", inCss(page.number())))
                .append("</style></head><body><p class=\"head\"><strong>")
                .append(escaped(texts.text(page.language(), "letter.desk")))
                .append("</strong><br/>")
                .append(escaped(texts.text(
                        page.language(), "letter.head", texts.day(page.language(), page.at()), page.number())))
                .append("</p><h1>")
                .append(escaped(page.subject()))
                .append("</h1>");
        page.parts().forEach(part -> add(part, html));
        html.append("<div class=\"foot\">");
        page.foot().forEach(part -> add(part, html));
        return html.append("</div></body></html>").toString();
    }

    private static void add(LetterPart part, StringBuilder html) {
        List<String> lines = part.lines().stream().map(LetterPdf::escaped).toList();
        switch (part.type()) {
            case HEADING -> html.append("<h2>").append(String.join(" ", lines)).append("</h2>");
            case PARAGRAPH ->
                html.append("<p>").append(String.join("<br/>", lines)).append("</p>");
            case LIST ->
                html.append("<ul><li>").append(String.join("</li><li>", lines)).append("</li></ul>");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String inCss(String number) {
        return number.replaceAll("[^\\p{L}\\p{N} -]", "");
    }

    private static String read(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return LetterPdf.class.getResourceAsStream(name);
    }
}
