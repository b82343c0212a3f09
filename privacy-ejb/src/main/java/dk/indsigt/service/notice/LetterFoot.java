package dk.indsigt.service.notice;

import dk.indsigt.domain.notice.LetterText;
import dk.indsigt.domain.party.Customer;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.text.Language;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * What every letter ends with: who is responsible, the data protection officer, and how to complain (art. 12(4), P-2-a, P-9.7). No template
 * can leave it out, and no later change of the register changes a letter that was sent.
 */
@Dependent
class LetterFoot {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Letterhead letterhead;

    @Inject
    private NoticeTexts texts;

    LetterText of(Language language, Party addressee) {
        return of(language, inBusiness(addressee));
    }

    LetterText of(Language language, boolean business) {
        Letterhead.Facts facts = letterhead.facts(language, business);
        return LetterText.of(String.join(
                "\n\n",
                texts.text(
                        language,
                        "letter.controller",
                        facts.name(),
                        facts.cvr(),
                        facts.street(),
                        facts.town(),
                        facts.phone()),
                texts.text(language, "letter.dpo", facts.dpoEmail()),
                texts.text(
                        language,
                        "letter.complaint",
                        facts.authority(),
                        facts.authorityAddress(),
                        facts.authorityPhone(),
                        facts.authorityEmail(),
                        facts.authorityWeb())));
    }

    /** @return whether all customer relations are in business (K-03) */
    private boolean inBusiness(Party addressee) {
        List<Segment> segments = em.createQuery("select c from Customer c where c.partyId = :party", Customer.class)
                .setParameter("party", addressee.id())
                .getResultStream()
                .map(Customer::segment)
                .toList();
        return !segments.isEmpty() && !segments.contains(Segment.PRIVATE);
    }
}
