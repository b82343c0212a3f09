package dk.indsigt.service.rights.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells in plain words what the files for programs are made of: every list, every column, every code. */
final class Readme {
    private final Words words;

    Readme(Words words) {
        this.words = words;
    }

    void write(List<Sheet> sheets, OutputStream target) throws IOException {
        Out out = new Out(target);
        out.text(words.say("readme.intro")).text("\n");
        Set<String> prefixes = new LinkedHashSet<>();
        for (Sheet sheet : sheets) {
            out.text("\n")
                    .text(sheet.name())
                    .text(" - ")
                    .text(words.sheet(sheet))
                    .text("\n");
            for (Column column : sheet.columns()) {
                out.text("  ").text(column.key()).text(": ").text(words.column(column));
                out.text(" (").text(words.say("kind." + column.kind())).text(")\n");
                if (column.kind() == Column.Kind.CODE || column.kind() == Column.Kind.CODES) {
                    prefixes.add(column.words());
                }
            }
        }
        out.text("\n").text(words.say("readme.codes")).text("\n");
        for (String prefix : prefixes) {
            out.text("\n").text(words.say("codes." + prefix)).text("\n");
            words.codes(prefix).forEach((code, meaning) -> line(out, code, meaning));
        }
        out.flush();
    }

    private static void line(Out out, String code, String meaning) {
        try {
            out.text("  ").text(code).text(" = ").text(meaning).text("\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
