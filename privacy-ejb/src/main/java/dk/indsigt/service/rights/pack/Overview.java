package dk.indsigt.service.rights.pack;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dk.indsigt.service.processing.Register;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The overview as an accessible PDF: all that art. 15(1) and (2) want told, small lists in full, long ones by month with the file that has them
 * whole.
 */
final class Overview {
    private static final String FONTS = "/dk/indsigt/service/notice/";
    /** As in letters; the other one has letters of more languages. */
    private static final String OPEN = "Open Sans";

    private static final String STYLE = "@page{size:A4;margin:20mm 18mm;@bottom-right{content:counter(page);"
            + "font:9pt 'Open Sans'}}body{font:9.5pt/1.4 'Open Sans',DejaVu;color:#111}h1{font-size:18pt}h2{font-size:13pt;"
            + "border-bottom:1px solid #999;margin-top:18pt}h3{font-size:10.5pt;margin-bottom:2pt}ul{margin:2pt 0 6pt;"
            + "padding-left:14pt}p{margin:4pt 0}table{border-collapse:collapse;-fs-table-paginate:paginate}th,td{"
            + "border-bottom:1px solid #ccc;padding:2pt 8pt 2pt 0;text-align:left}";

    private final Picture picture;
    private final Words words;
    private final Order order;
    private final Register register;

    Overview(Picture picture, Order order, Register register) {
        this.picture = picture;
        this.words = picture.words();
        this.order = order;
        this.register = register;
    }

    void write(Map<Section, List<Summary>> parts, Map<Section, Map<String, List<String>>> told, OutputStream target)
            throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(() -> font("OpenSans-Regular.ttf"), OPEN, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("OpenSans-Bold.ttf"), OPEN, 700, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSans.ttf"), "DejaVu", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "DejaVu", 700, FontStyle.NORMAL, true);
        builder.withProducer("Indsigt");
        builder.withHtmlContent(content(parts, told), "about:blank");
        builder.toStream(target);
        builder.run();
    }

    private static InputStream font(String name) {
        return Overview.class.getResourceAsStream(FONTS + name);
    }

    private String content(Map<Section, List<Summary>> parts, Map<Section, Map<String, List<String>>> told)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Out out = new Out(bytes);
        String title = words.say("title." + order.kind());
        out.text("<html lang=\"")
                .text(words.language().code())
                .text("\"><head><title>")
                .html(title)
                .text(" - ");
        out.html(order.number())
                .text("</title><meta name=\"subject\" content=\"")
                .html(title);
        out.text("\"/><style>")
                .text(STYLE)
                .text("</style></head><body><h1>")
                .html(title)
                .text("</h1>");
        Told about = new Told(words, register, order);
        for (String line : about.opening()) {
            out.text("<p>").html(line).text("</p>");
        }
        block(out, words.say("index.withheld"), about.withheld());
        for (Map.Entry<String, List<String>> closing : about.closing().entrySet()) {
            block(out, closing.getKey(), closing.getValue());
        }
        for (Map.Entry<Section, List<Summary>> part : parts.entrySet()) {
            part(out, part.getKey(), part.getValue(), told.getOrDefault(part.getKey(), Map.of()));
        }
        block(out, words.say("automated.title"), automated(parts.getOrDefault(Section.CREDIT, List.of())));
        out.text("</body></html>");
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void part(Out out, Section section, List<Summary> summaries, Map<String, List<String>> told)
            throws IOException {
        out.text("<h2>").html(words.section(section)).text("</h2>");
        for (Map.Entry<String, List<String>> fact : told.entrySet()) {
            out.text("<h3>").html(words.say(fact.getKey())).text("</h3>");
            list(out, fact.getValue());
        }
        for (Summary summary : summaries) {
            out.text("<h3>").html(words.sheet(summary.sheet())).text("</h3>");
            if (summary.count() == 0) {
                out.text("<p>").html(words.say("page.nothing")).text("</p>");
            } else if (summary.full()) {
                rows(out, summary);
            } else {
                months(out, summary);
            }
        }
    }

    private void rows(Out out, Summary summary) throws IOException {
        List<Column> columns = summary.sheet().columns();
        out.text("<ul>");
        for (String[] row : summary.rows()) {
            out.text("<li>");
            String before = "";
            for (int i = 0; i < row.length; i++) {
                String said = picture.said(columns.get(i), row[i]);
                if (said != null && !said.isEmpty()) {
                    out.text(before)
                            .text("<b>")
                            .html(words.column(columns.get(i)))
                            .text(":</b> ")
                            .html(said);
                    before = "; ";
                }
            }
            out.text("</li>");
        }
        out.text("</ul>");
    }

    private void months(Out out, Summary summary) throws IOException {
        Sheet sheet = summary.sheet();
        String file = "html/" + sheet.section().file() + ".html, data/" + sheet.name() + ".csv";
        out.text("<p>").html(words.say("page.elsewhere", summary.count(), file)).text("</p>");
        if (summary.months().isEmpty()) {
            return;
        }
        out.text("<table><thead><tr><th>")
                .html(words.say("month"))
                .text("</th><th>")
                .html(words.say("month.count"))
                .text("</th>");
        List<Column> sums = sheet.sums().stream()
                .map(key -> sheet.columns().stream()
                        .filter(column -> column.key().equals(key))
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (Column sum : sums) {
            out.text("<th>").html(words.column(sum)).text("</th>");
        }
        out.text("</tr></thead><tbody>");
        for (Map.Entry<String, long[]> month : summary.months().entrySet()) {
            out.text("<tr><td>").text(month.getKey()).text("</td>");
            long[] totals = month.getValue();
            out.text("<td>").text(Long.toString(totals[0])).text("</td>");
            for (int i = 0; i < sums.size(); i++) {
                out.text("<td>")
                        .html(picture.said(sums.get(i), Long.toString(totals[i + 1])))
                        .text("</td>");
            }
            out.text("</tr>");
        }
        out.text("</tbody></table>");
    }

    /** Art. 15(1)(h): what was decided by an algorithm, from what, by which rules, and what would have changed it (case EU-C203-22-DNB). */
    private List<String> automated(List<Summary> credit) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("automated.how"));
        for (Summary summary : credit) {
            for (String[] row : summary.rows()) {
                lines.add(assessment(summary.sheet(), row));
            }
        }
        if (lines.size() == 1) {
            lines.add(words.say("automated.none"));
        }
        return lines;
    }

    private String assessment(Sheet sheet, String[] row) {
        Object[] values = sheet.columns().stream()
                .map(column -> {
                    String said = picture.said(column, row[sheet.columns().indexOf(column)]);
                    return said == null ? "-" : said;
                })
                .toArray();
        return words.say("automated.one", values);
    }

    private static void block(Out out, String heading, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            out.text("<h2>").html(heading).text("</h2>");
            list(out, lines);
        }
    }

    private static void list(Out out, List<String> lines) throws IOException {
        out.text("<ul>");
        for (String line : lines) {
            out.text("<li>").html(line).text("</li>");
        }
        out.text("</ul>");
    }
}
