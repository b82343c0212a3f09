package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.OneTimeCode;
import dk.indsigt.domain.account.OneTimeCode.Purpose;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.account.SignInLimit;
import dk.indsigt.service.account.WrongCodeException;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Proof by a code to a contact point that was on file before the request (P-9-a): ten minutes, three attempts. For those who wrote by letter or
 * mail and have no account; nobody is signed in here. A number that changed hands or SIM card lately is no proof (case ES-VODAFONE-SIMSWAP-2022).
 */
@Stateless
@PermitAll
public class IdentityCodes {
    private static final int SIM_DAYS = 14;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RightsEngine engine;

    @Inject
    private NoticeService notices;

    @Inject
    private SignInLimit limit;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Sends a code where there is such a case and a contact point that may be used. Whoever asks is told the same in any case.
     *
     * @param number case number
     * @param address where the question came from, for the limit
     */
    public void send(String number, String address) {
        String subject = "identity " + strip(number);
        if (limit.reached(subject, address)) {
            return;
        }
        limit.failed(subject, address);
        waiting(number).ifPresent(request -> {
            Party requester = em.find(Party.class, request.requesterId());
            if (!old(request, requester)) {
                return;
            }
            newest(request).ifPresent(code -> code.revoke(clock.instant()));
            String code = ids.digits();
            em.persist(OneTimeCode.issue(ids.next(), Purpose.RIGHTS_IDENTITY, hash(code), clock.instant())
                    .forRequest(request.id()));
            notices.sendCode(requester, Purpose.RIGHTS_IDENTITY, code);
        });
    }

    /**
     * @throws WrongCodeException when it is another code
     * @throws RefusedException CODE_EXPIRED, also where there is no such case
     */
    public void redeem(String number, String typed) {
        RightsRequest request = waiting(number).orElseThrow(() -> new RefusedException("CODE_EXPIRED"));
        OneTimeCode code = newest(request).orElseThrow(() -> new RefusedException("CODE_EXPIRED"));
        if (!code.redeem(hash(typed), clock.instant())) {
            throw new WrongCodeException();
        }
        Party requester = em.find(Party.class, request.requesterId());
        requester
                .phone()
                .flatMap(this::line)
                .ifPresent(line -> engine.check(
                        request,
                        RightsIdentity.Kind.LINE,
                        line.id(),
                        RightsIdentity.Method.CODE,
                        null,
                        true,
                        Actor.SYSTEM));
        engine.identify(Actor.SYSTEM, request, RightsIdentity.Method.CODE, null);
    }

    /** @return whether the contact point was there before the request, and its SIM card is not a new one */
    private boolean old(RightsRequest request, Party requester) {
        Number changed = (Number) em.createNativeQuery(
                        "select count(*) from audit_entry where party_id = ?1 and action in ('CONTACT_DATA_CHANGED',"
                                + " 'EMAIL_CHANGED') and at >= ?2")
                .setParameter(1, requester.id().toString())
                .setParameter(2, InstantConverter.toText(request.receivedAt()))
                .getSingleResult();
        LocalDate lately = LegalTime.today(clock).minusDays(SIM_DAYS);
        boolean newSim = requester
                .phone()
                .flatMap(this::line)
                .filter(line -> line.activeFrom().isAfter(lately))
                .isPresent();
        return changed.intValue() == 0 && !newSim;
    }

    private Optional<Line> line(Msisdn phone) {
        return em.createQuery("select l from Line l where l.msisdn = :number and l.activeTo is null", Line.class)
                .setParameter("number", phone)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Optional<RightsRequest> waiting(String number) {
        return em.createQuery("select r from RightsRequest r where r.number = :number", RightsRequest.class)
                .setParameter("number", strip(number))
                .getResultStream()
                .filter(request ->
                        request.state() == RequestState.RECEIVED || request.state() == RequestState.IDENTITY_AWAITED)
                .findFirst();
    }

    private Optional<OneTimeCode> newest(RightsRequest request) {
        return em.createQuery(
                        "select c from OneTimeCode c where c.requestId = :request order by c.createdAt desc",
                        OneTimeCode.class)
                .setParameter("request", request.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private byte[] hash(String code) {
        return vault.hash("one-time code", code == null ? "" : code.strip());
    }

    private static String strip(String number) {
        return number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
    }
}
