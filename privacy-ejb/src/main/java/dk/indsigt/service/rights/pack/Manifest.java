package dk.indsigt.service.rights.pack;

import dk.indsigt.service.processing.Register;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What is in the package, what is not and why, and the sum of each file. */
final class Manifest {
    private final Order order;
    private final Words words;
    private final Register register;

    Manifest(Order order, Words words, Register register) {
        this.order = order;
        this.words = words;
        this.register = register;
    }

    void json(List<Parcel.Content> contents, OutputStream target) throws IOException {
        Out out = new Out(target);
        out.text("{\"format\":\"indsigt-package-1\",\"case\":").json(order.number());
        out.text(",\"kind\":").json(order.kind().name());
        out.text(",\"standing\":").json(order.standing().name());
        out.text(",\"language\":").json(order.language().code());
        out.text(",\"received\":").json(order.receivedAt().toString());
        out.text(",\"created\":").json(order.now().toString());
        out.text(",\"controller\":").json(register.controller().name());
        out.text(",\n\"excluded\":[");
        excluded(out);
        out.text("],\n\"files\":[");
        String before = "\n";
        for (Parcel.Content content : contents) {
            out.text(before).text("{\"name\":").json(content.name()).text(",\"size\":");
            out.text(Long.toString(content.size()))
                    .text(",\"sha256\":")
                    .json(content.sha256())
                    .text("}");
            before = ",\n";
        }
        out.text("]}\n");
        out.flush();
    }

    /** Members of an array: what was withheld. */
    void excluded(Out out) throws IOException {
        String before = "\n";
        for (Order.Item item : order.items()) {
            if (item.granted()) {
                continue;
            }
            out.text(before).text("{\"category\":").json(item.category());
            if (item.objectId() != null) {
                out.text(",\"object\":").json(item.objectId().toString());
            }
            String ground = item.ground().orElse("");
            out.text(",\"reason\":").json(ground);
            out.text(",\"text\":").json(words.ground(ground));
            if (item.until().isPresent()) {
                out.text(",\"until\":").json(item.until().get().toString());
            }
            out.text("}");
            before = ",\n";
        }
    }

    /** As {@code sha256sum -c} reads it. */
    void sums(List<Parcel.Content> contents, OutputStream target) throws IOException {
        Out out = new Out(target);
        for (Parcel.Content content : contents) {
            out.text(content.sha256()).text("  ").text(content.name()).text("\n");
        }
        out.flush();
    }
}
