package dk.indsigt.service.notice;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.LetterPart;
import dk.indsigt.domain.notice.LetterTemplate;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts that letters are written by: shown, tried with example values, and replaced by a new version. */
@Stateless
@RolesAllowed("OFFICER")
public class TemplateService {
    private static final String EXAMPLE = "letter.example.";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private LetterFoot foot;

    @Inject
    private LetterPdf pdf;

    @Inject
    private NoticeTexts texts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** One version of the text of a kind. */
    public record Version(LetterKind kind, int number, Instant validFrom, LocalText subject, LocalText body)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A letter as it would be read. */
    public record Preview(String subject, List<LetterPart> parts, List<LetterPart> foot) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return the newest version of each kind */
    public List<Version> list(Actor actor) {
        return em.createQuery(
                        "select t from LetterTemplate t where t.number = (select max(n.number) from LetterTemplate n where"
                                + " n.kind = t.kind)",
                        LetterTemplate.class)
                .getResultStream()
                .map(TemplateService::version)
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** @return the newest version of a kind and the one before it, where there is one */
    public List<Version> newest(Actor actor, LetterKind kind) {
        return em.createQuery(
                        "select t from LetterTemplate t where t.kind = :kind order by t.number desc",
                        LetterTemplate.class)
                .setParameter("kind", kind)
                .setMaxResults(2)
                .getResultStream()
                .map(TemplateService::version)
                .toList();
    }

    /**
     * Adds a version, by which all letters are written from now on.
     *
     * @param base number of the version that was edited
     * @return number of the new version
     * @throws RefusedException CHANGED_MEANWHILE, TEMPLATE_UNCHANGED
     * @throws InvalidValueException TEMPLATE_PLACEHOLDER_MISSING, TEMPLATE_PLACEHOLDER_UNKNOWN
     */
    public int save(Actor actor, LetterKind kind, int base, LocalText subject, LocalText body) {
        LetterTemplate newest = em.createQuery(
                        "select t from LetterTemplate t where t.kind = :kind order by t.number desc",
                        LetterTemplate.class)
                .setParameter("kind", kind)
                .setMaxResults(1)
                .getSingleResult();
        if (newest.number() != base) {
            throw new RefusedException("CHANGED_MEANWHILE");
        }
        if (newest.says(subject, body)) {
            throw new RefusedException("TEMPLATE_UNCHANGED");
        }
        LetterTemplate template =
                LetterTemplate.write(ids.next(), kind, base + 1, subject, body, actor.accountId(), clock.instant());
        em.persist(template);
        em.flush();
        audit.record(actor, AuditAction.TEMPLATE_SAVED, null, template.id(), null, kind + " " + template.number());
        return template.number();
    }

    /**
     * @return a letter with example values
     * @throws InvalidValueException where the texts cannot be a version
     */
    public Preview preview(Actor actor, LetterKind kind, LocalText subject, LocalText body, Language language) {
        LetterTemplate.Filled filled = example(kind, subject, body, language);
        return new Preview(
                filled.subject(),
                filled.text().parts(),
                foot.of(language, false).parts());
    }

    /** As {@link #preview}, as a PDF. */
    public void previewPdf(
            Actor actor, LetterKind kind, LocalText subject, LocalText body, Language language, OutputStream target)
            throws IOException {
        Preview preview = preview(actor, kind, subject, body, language);
        pdf.write(
                new LetterPdf.Page(
                        language,
                        preview.subject(),
                        texts.text(language, EXAMPLE + "case"),
                        clock.instant(),
                        preview.parts(),
                        preview.foot()),
                target);
    }

    private LetterTemplate.Filled example(LetterKind kind, LocalText subject, LocalText body, Language language) {
        Map<String, String> values = new HashMap<>();
        kind.placeholders().forEach(name -> values.put(name, texts.text(language, EXAMPLE + name)));
        return LetterTemplate.write(ids.next(), kind, 1, subject, body, null, clock.instant())
                .fill(language, values);
    }

    private static Version version(LetterTemplate template) {
        return new Version(
                template.kind(), template.number(), template.validFrom(), template.subject(), template.body());
    }
}
