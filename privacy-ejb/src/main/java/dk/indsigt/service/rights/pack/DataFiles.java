package dk.indsigt.service.rights.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Lists for programs: JSON and CSV, the same columns under the same names. */
final class DataFiles {
    private static final String MARK = "\uFEFF";

    private final Picture picture;

    DataFiles(Picture picture) {
        this.picture = picture;
    }

    /**
     * Writes the lists of a part as members of a JSON object that somebody else opens and closes.
     *
     * @return what went by
     */
    List<Summary> json(List<Sheet> sheets, Out out) throws IOException, SQLException {
        List<Summary> summaries = new ArrayList<>();
        for (Sheet sheet : sheets) {
            if (!summaries.isEmpty()) {
                out.text(",\n");
            }
            summaries.add(json(sheet, out));
        }
        return summaries;
    }

    private Summary json(Sheet sheet, Out out) throws IOException, SQLException {
        Summary summary = new Summary(sheet);
        int month = summary.monthColumn();
        Column[] columns = sheet.columns().toArray(Column[]::new);
        String[] names = new String[columns.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = (i == 0 ? "{\"" : ",\"") + columns[i].key() + "\":";
        }
        out.json(sheet.name()).text(":[");
        picture.read(sheet, values -> {
            out.text(summary.count() == 0 ? "\n" : ",\n");
            String at = null;
            for (int i = 0; i < columns.length; i++) {
                out.text(names[i]);
                String plain = picture.plain(columns[i], values[i]);
                value(columns[i], plain, out);
                at = i == month ? plain : at;
            }
            out.text("}");
            summary.add(values, at);
        });
        out.text("]");
        return summary;
    }

    private static void value(Column column, String plain, Out out) throws IOException {
        if (plain == null) {
            out.text("null");
            return;
        }
        switch (column.kind()) {
            case NUMBER, MONEY, FLAG -> out.text(plain);
            case CODES -> {
                out.text("[");
                String[] codes = plain.split(",");
                for (int i = 0; i < codes.length; i++) {
                    out.text(i == 0 ? "" : ",").json(codes[i]);
                }
                out.text("]");
            }
            default -> out.json(plain);
        }
    }

    /** Writes a list as CSV with the mark by which spreadsheets know UTF-8. */
    void csv(Sheet sheet, OutputStream target) throws IOException, SQLException {
        Out out = new Out(target);
        out.text(MARK);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        List<Column> columns = sheet.columns();
        for (Column column : columns) {
            printer.print(column.key());
        }
        printer.println();
        picture.read(sheet, values -> {
            for (int i = 0; i < values.length; i++) {
                printer.print(cell(columns.get(i), picture.plain(columns.get(i), values[i])));
            }
            printer.println();
        });
        out.flush();
    }

    private static String cell(Column column, String plain) {
        return switch (column.kind()) {
            case NUMBER, MONEY, FLAG, DATE, MOMENT -> plain;
            default -> Formula.neutralised(plain);
        };
    }
}
