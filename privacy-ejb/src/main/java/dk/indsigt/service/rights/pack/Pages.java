package dk.indsigt.service.rights.pack;

import dk.indsigt.service.processing.Register;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Pages for people: plain HTML with its own style and without scripts, to be read from a disk years later. */
final class Pages {
    private static final String STYLE = "body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;margin:0"
            + " auto;max-width:72rem;padding:1rem}h1,h2,h3{line-height:1.2}a{color:#0b57a4}table{border-collapse:collapse;"
            + "width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}th,td{border-bottom:1px"
            + " solid #c9c9d0;padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:#f1f1f5}"
            + ".wide{overflow-x:auto}dt{font-weight:600;margin-top:.75rem}dd{margin:0 0 .25rem 1rem}"
            + "@media(prefers-color-scheme:dark){body{color:#ececf1;background:#16161a}a{color:#8ec5ff}thead"
            + " th{background:#2a2a31}th,td{border-color:#4a4a55}}";

    private final Picture picture;
    private final Words words;
    private final Order order;
    private final Register register;

    Pages(Picture picture, Order order, Register register) {
        this.picture = picture;
        this.words = picture.words();
        this.order = order;
        this.register = register;
    }

    /** A part: what must be told about it, then every row. */
    void part(
            Section section,
            List<Sheet> sheets,
            List<Summary> summaries,
            Map<String, List<String>> told,
            OutputStream target)
            throws IOException, SQLException {
        Out out = new Out(target);
        head(out, words.section(section));
        out.text("<p><a href=\"../index.html\">").html(words.say("page.home")).text("</a></p>");
        out.text("<h1>").html(words.section(section)).text("</h1>");
        told(out, told);
        for (int i = 0; i < sheets.size(); i++) {
            table(sheets.get(i), summaries.get(i), out);
        }
        tail(out);
    }

    private void table(Sheet sheet, Summary summary, Out out) throws IOException, SQLException {
        out.text("<h2>").html(words.sheet(sheet)).text("</h2>");
        if (summary.count() == 0) {
            out.text("<p>").html(words.say("page.nothing")).text("</p>");
            return;
        }
        List<Column> columns = sheet.columns();
        out.text("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .html(words.sheet(sheet))
                .text("\"><table><caption>");
        out.html(words.say("page.rows", summary.count())).text("</caption><thead><tr>");
        for (Column column : columns) {
            out.text("<th scope=\"col\">").html(words.column(column)).text("</th>");
        }
        out.text("</tr></thead><tbody>\n");
        picture.read(sheet, values -> {
            out.text("<tr>");
            for (int i = 0; i < values.length; i++) {
                Column column = columns.get(i);
                String said = picture.said(column, values[i]);
                if (said == null) {
                    out.text("<td></td>");
                } else if (column.kind() == Column.Kind.AUDIO) {
                    out.text("<td><a href=\"../")
                            .html(said)
                            .text("\">")
                            .html(said)
                            .text("</a></td>");
                } else {
                    out.text("<td>").html(said).text("</td>");
                }
            }
            out.text("</tr>\n");
        });
        out.text("</tbody></table></div>");
    }

    /** The page to begin with. */
    void index(Map<Section, List<Summary>> parts, List<String> files, OutputStream target) throws IOException {
        Out out = new Out(target);
        String title = words.say("title." + order.kind());
        head(out, title);
        out.text("<h1>").html(title).text("</h1>");
        Told about = new Told(words, register, order);
        paragraphs(out, about.opening());
        if (files.contains("overview.pdf")) {
            out.text("<p><a href=\"overview.pdf\">")
                    .html(words.say("index.pdf"))
                    .text("</a></p>");
        }
        out.text("<h2>")
                .html(words.say("index.parts"))
                .text("</h2><table><caption>")
                .html(words.say("index.caption"));
        out.text("</caption><thead><tr>");
        for (String label : List.of("index.part", "index.held", "index.files")) {
            out.text("<th scope=\"col\">").html(words.say(label)).text("</th>");
        }
        out.text("</tr></thead><tbody>");
        for (Map.Entry<Section, List<Summary>> part : parts.entrySet()) {
            row(out, part.getKey(), part.getValue(), files);
        }
        out.text("</tbody></table>");
        List<String> withheld = about.withheld();
        if (!withheld.isEmpty()) {
            out.text("<h2>").html(words.say("index.withheld")).text("</h2>");
            list(out, withheld);
        }
        for (Map.Entry<String, List<String>> block : about.closing().entrySet()) {
            out.text("<h2>").html(block.getKey()).text("</h2>");
            list(out, block.getValue());
        }
        tail(out);
    }

    private void row(Out out, Section section, List<Summary> summaries, List<String> files) throws IOException {
        String page = "html/" + section.file() + ".html";
        out.text("<tr><th scope=\"row\">");
        if (files.contains(page)) {
            out.text("<a href=\"")
                    .text(page)
                    .text("\">")
                    .html(words.section(section))
                    .text("</a>");
        } else {
            out.html(words.section(section));
        }
        long count = summaries.stream().mapToLong(Summary::count).sum();
        out.text("</th><td>")
                .html(count == 0 ? words.say("page.nothing") : words.say("page.rows", count))
                .text("</td><td>");
        String before = "";
        for (String file : files) {
            if (belongs(file, section, summaries)) {
                out.text(before)
                        .text("<a href=\"")
                        .text(file)
                        .text("\">")
                        .html(file)
                        .text("</a>");
                before = ", ";
            }
        }
        out.text("</td></tr>");
    }

    private static boolean belongs(String file, Section section, List<Summary> summaries) {
        return file.equals("data/" + section.file() + ".json")
                || summaries.stream()
                        .anyMatch(
                                summary -> file.equals("data/" + summary.sheet().name() + ".csv"));
    }

    private void told(Out out, Map<String, List<String>> told) throws IOException {
        if (told.isEmpty()) {
            return;
        }
        out.text("<dl>");
        for (Map.Entry<String, List<String>> entry : told.entrySet()) {
            out.text("<dt>").html(words.say(entry.getKey())).text("</dt>");
            for (String line : entry.getValue()) {
                out.text("<dd>").html(line).text("</dd>");
            }
        }
        out.text("</dl>");
    }

    private void head(Out out, String title) throws IOException {
        out.text("<!DOCTYPE html>\n<html lang=\"").text(words.language().code());
        out.text("\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/><title>");
        out.html(title).text(" - ").html(order.number()).text("</title><style>").text(STYLE);
        out.text("</style></head><body><main>\n");
    }

    private static void tail(Out out) throws IOException {
        out.text("</main></body></html>\n");
        out.flush();
    }

    private static void paragraphs(Out out, List<String> lines) throws IOException {
        for (String line : lines) {
            out.text("<p>").html(line).text("</p>");
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
