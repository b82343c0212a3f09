package dk.indsigt.portal.self.consent;

import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.consent.ConsentRecords.Sheet;
import dk.indsigt.service.consent.ConsentService.Past;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What was decided and what proves it, in words. */
@ApplicationScoped
public class ProofWords {
    @Inject
    private Texts texts;

    /** @return what a system that was there shows */
    String of(ActProof proof) {
        List<String> shown = new ArrayList<>();
        proof.call().ifPresent(call -> shown.add(texts.text("proof.call", call)));
        proof.digit().ifPresent(digit -> shown.add(texts.text("proof.digit", digit)));
        proof.prompt().ifPresent(prompt -> shown.add(texts.text("proof.prompt", prompt)));
        proof.offsetMs().ifPresent(offset -> shown.add(texts.text("proof.offset", texts.duration(offset))));
        proof.reference().ifPresent(reference -> shown.add(texts.text("proof.reference", reference)));
        return texts.text("proof.of", String.join(", ", shown));
    }

    /** @return the text of a sheet of paper, as letters have it */
    String sheet(Sheet sheet) {
        Past past = sheet.past();
        List<String> lines = new ArrayList<>();
        lines.add(texts.local(past.purpose()) + " · "
                + texts.code("channel", past.key().channel()) + " · "
                + texts.code("brand", past.key().brand()));
        lines.add("# " + texts.text("record.what"));
        lines.add("- " + texts.code("decision", past.decision()) + ", " + texts.moment(past.at()) + "\n- "
                + texts.code("actor", past.actorRole())
                + (past.actorUnit() == null ? "" : " (" + past.actorUnit() + ")")
                + ", " + texts.code("channel", past.through()));
        lines.add(texts.text(past.provable() ? "record.proved" : "consent.notProvable"));
        if (past.proof() != null) {
            lines.add(of(past.proof()));
        }
        if (past.validUntil() != null) {
            lines.add(texts.text("history.until", texts.moment(past.validUntil())));
        }
        lines.add("# " + texts.text("record.shown"));
        lines.add(past.text() == null ? texts.text("record.nothingShown") : shown(past));
        return String.join("\n\n", lines);
    }

    private String shown(Past past) {
        if (past.language() == null) {
            return texts.text("record.versionOnly", past.textNumber()) + "\n" + texts.local(past.text());
        }
        return texts.text("record.version", past.textNumber(), past.language().code()) + "\n"
                + past.text().in(past.language());
    }
}
