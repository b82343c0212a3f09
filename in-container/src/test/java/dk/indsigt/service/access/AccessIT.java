package dk.indsigt.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Contest;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.recording.ListeningPurpose;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsBalancing;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.visit.MailEvent;
import dk.indsigt.service.account.Idempotency;
import dk.indsigt.service.account.MachineClientService;
import dk.indsigt.service.account.StaffService;
import dk.indsigt.service.campaign.CallbackDesk;
import dk.indsigt.service.campaign.CallbackService;
import dk.indsigt.service.campaign.CompetitionDesk;
import dk.indsigt.service.campaign.CompetitionService;
import dk.indsigt.service.campaign.NewsletterService;
import dk.indsigt.service.campaign.SurveyDesk;
import dk.indsigt.service.campaign.SurveyService;
import dk.indsigt.service.consent.CaptureService;
import dk.indsigt.service.consent.ConsentFeed;
import dk.indsigt.service.consent.ConsentGate;
import dk.indsigt.service.consent.ConsentInfo;
import dk.indsigt.service.consent.ConsentRecords;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.consent.ConsentTextService;
import dk.indsigt.service.consent.LedgerCheckService;
import dk.indsigt.service.consent.RobinsonService;
import dk.indsigt.service.consent.event.EventDeskService;
import dk.indsigt.service.consent.event.EventSubscriptionService;
import dk.indsigt.service.consent.tmf.PrivacyManagement;
import dk.indsigt.service.consent.tmf.ProfileId;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.contact.DeskSearchService;
import dk.indsigt.service.credit.CreditService;
import dk.indsigt.service.directory.DirectoryService;
import dk.indsigt.service.disclosure.AudienceService;
import dk.indsigt.service.disclosure.RecipientNoticeService;
import dk.indsigt.service.notice.InboxService;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.notice.TemplateService;
import dk.indsigt.service.overview.OverviewService;
import dk.indsigt.service.party.ActingService;
import dk.indsigt.service.party.ContactDetailsService;
import dk.indsigt.service.processing.HeldDataService;
import dk.indsigt.service.recording.Audio;
import dk.indsigt.service.recording.RecordingService;
import dk.indsigt.service.retention.HoldService;
import dk.indsigt.service.retention.RetentionService;
import dk.indsigt.service.rights.Attachments;
import dk.indsigt.service.rights.Mandates;
import dk.indsigt.service.rights.RightsCases;
import dk.indsigt.service.rights.RightsDesk;
import dk.indsigt.service.rights.RightsFeed;
import dk.indsigt.service.rights.RightsIntake;
import dk.indsigt.service.rights.RightsIntake.Draft;
import dk.indsigt.service.rights.RightsQueue;
import dk.indsigt.service.rights.Wish;
import dk.indsigt.service.rights.pack.PackageService;
import dk.indsigt.service.traffic.UsageService;
import dk.indsigt.service.traffic.UsageService.Days;
import dk.indsigt.service.visit.CookieEvidence;
import dk.indsigt.service.visit.MailEventFeed;
import dk.indsigt.service.visit.MailEventService;
import dk.indsigt.service.visit.Personalisation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks every method of every service for somebody else's data. A method without a case here fails the test. */
@ExtendWith(ArquillianExtension.class)
class AccessIT {
    /** What a method needs beside its role. */
    private enum Needs {
        /** A party within reach; covered values will do. */
        SIGHT,
        /** A party within reach, and for an agent an identified caller. */
        FULL_SIGHT,
        /** A party within reach, and for all staff an identified caller. */
        CHANGE,
        /** A contact of one's own that is open. */
        CONTACT,
        /** As before, and an identified caller. */
        IDENTIFIED_CONTACT,
        /** Nothing: it is the work of the role. */
        ROLE
    }

    /** Somebody with one of each that can be asked for. */
    private record Target(
            Someone someone,
            UUID recording,
            UUID message,
            UUID receipt,
            UUID letter,
            UUID request,
            UUID mandate,
            UUID capture,
            UUID callback,
            UUID competition,
            UUID survey) {
        UUID id() {
            return someone.id();
        }

        UUID line() {
            return someone.lineId();
        }
    }

    private interface Call {
        void on(Actor actor, Target target);
    }

    private record Case(Needs needs, Call call) {}

    private interface Written {
        void to(OutputStream out) throws IOException;
    }

    private static final ConsentKey KEY = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE);
    private static final PostalAddress ADDRESS = new PostalAddress("Ny Vej 1", "8000", "Aarhus C");
    private static final LocalText TEXT = new LocalText("x", "x");
    private static final PrivacyManagement.Filter NO_FILTER =
            new PrivacyManagement.Filter(null, null, null, null, null);
    private static final String REASON = "en god grund";

    @EJB
    private Access access;

    @EJB
    private LookService looks;

    @EJB
    private ConsentService consents;

    @EJB
    private CallbackService callbacks;

    @EJB
    private CallbackDesk callbackDesk;

    @EJB
    private CompetitionService competitions;

    @EJB
    private CompetitionDesk competitionDesk;

    @EJB
    private SurveyService surveys;

    @EJB
    private SurveyDesk surveyDesk;

    @EJB
    private NewsletterService newsletters;

    @EJB
    private RecordingService recordings;

    @EJB
    private DirectoryService directory;

    @EJB
    private InboxService inbox;

    @EJB
    private LetterService letters;

    @EJB
    private TemplateService templates;

    @EJB
    private OverviewService overview;

    @EJB
    private ContactDetailsService details;

    @EJB
    private ActingService choices;

    @EJB
    private HeldDataService held;

    @EJB
    private UsageService usage;

    @EJB
    private ContactService contacts;

    @EJB
    private DeskSearchService search;

    @EJB
    private StaffService staff;

    @EJB
    private MachineClientService clients;

    @EJB
    private Idempotency idempotency;

    @EJB
    private HoldService holds;

    @EJB
    private RecipientNoticeService notices;

    @EJB
    private RetentionService retention;

    @EJB
    private CreditService credit;

    @EJB
    private RightsIntake intake;

    @EJB
    private RightsCases requests;

    @EJB
    private RightsDesk rights;

    @EJB
    private RightsQueue queue;

    @EJB
    private ConsentRecords records;

    @EJB
    private LedgerCheckService ledgerCheck;

    @EJB
    private ConsentTextService consentTexts;

    @EJB
    private CookieEvidence cookies;

    @EJB
    private Personalisation personalisation;

    @EJB
    private MailEventService mails;

    @EJB
    private MailEventFeed mailFeed;

    @EJB
    private AudienceService audiences;

    @EJB
    private RobinsonService robinson;

    @EJB
    private ConsentGate gate;

    @EJB
    private ConsentInfo consentInfo;

    @EJB
    private CaptureService captures;

    @EJB
    private PrivacyManagement privacy;

    @EJB
    private EventSubscriptionService subscriptions;

    @EJB
    private EventDeskService eventDesk;

    @EJB
    private ConsentFeed consentFeed;

    @EJB
    private Attachments attachments;

    @EJB
    private Mandates mandates;

    @EJB
    private RightsFeed feed;

    @EJB
    private PackageService packages;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private BeanManager beans;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    private Map<String, Case> cases() {
        Map<String, Case> all = new TreeMap<>();
        customerCases().forEach((name, call) -> all.put(name, call));
        deskCases().forEach((name, call) -> all.put(name, call));
        rightsCases().forEach((name, call) -> all.put(name, call));
        return all;
    }

    private Map<String, Case> customerCases() {
        return Map.ofEntries(
                Map.entry("LookService.list", full((a, t) -> looks.list(a, t.id(), false, 0, 10))),
                Map.entry("LookService.count", full((a, t) -> looks.count(a, t.id(), false))),
                Map.entry("ConsentService.overview", full((a, t) -> consents.overview(a, t.id()))),
                Map.entry("ConsentService.currentText", full((a, t) -> consents.currentText(a, t.id(), "MKT_OWN"))),
                Map.entry("ConsentService.choice", full((a, t) -> consents.choice(a, t.id(), KEY))),
                Map.entry("ConsentService.history", full((a, t) -> consents.history(a, t.id(), null, 0, 10))),
                Map.entry("ConsentRecords.json", full((a, t) -> records.json(a, decision(t)))),
                Map.entry("ConsentRecords.sheet", full((a, t) -> records.sheet(a, decision(t)))),
                Map.entry(
                        "ConsentRecords.pdf",
                        full((a, t) ->
                                written(out -> records.pdf(a, decision(t), Language.DA, "Beslutning", "Nej", out)))),
                Map.entry(
                        "ConsentService.give",
                        change((a, t) -> consents.give(a, t.id(), KEY, UUID.randomUUID(), Language.DA, "x"))),
                Map.entry("ConsentService.stop", change((a, t) -> consents.stop(a, t.id(), KEY, Language.DA, "x"))),
                Map.entry(
                        "ConsentService.objectToMarketing",
                        change((a, t) -> consents.objectToMarketing(a, t.id(), "x"))),
                Map.entry("RecordingService.count", full((a, t) -> recordings.count(a, t.id()))),
                Map.entry("RecordingService.list", full((a, t) -> recordings.list(a, t.id(), 0, 10))),
                Map.entry("RecordingService.show", full((a, t) -> recordings.show(a, t.recording()))),
                Map.entry("RecordingService.open", full((a, t) -> recordings.open(a, t.recording()))),
                Map.entry(
                        "RecordingService.audio",
                        full((a, t) -> close(recordings.audio(a, t.recording(), true, true)))),
                Map.entry("RecordingService.withdraw", change((a, t) -> recordings.withdraw(a, t.recording()))),
                Map.entry("DirectoryService.lines", full((a, t) -> directory.lines(a, t.id()))),
                Map.entry("DirectoryService.history", full((a, t) -> directory.history(a, t.line()))),
                Map.entry(
                        "DirectoryService.choose",
                        change((a, t) -> directory.choose(a, t.id(), List.of(t.line()), Listing.SECRET))),
                Map.entry("InboxService.list", full((a, t) -> inbox.list(a, t.id(), 0, 10))),
                Map.entry("InboxService.count", full((a, t) -> inbox.count(a, t.id()))),
                Map.entry("InboxService.open", full((a, t) -> inbox.open(a, t.message()))),
                Map.entry("InboxService.receipt", sight((a, t) -> inbox.receipt(a, t.receipt()))),
                Map.entry("LetterService.open", full((a, t) -> letters.open(a, t.letter()))),
                Map.entry("LetterService.pdf", full((a, t) -> written(out -> letters.pdf(a, t.letter(), out)))),
                Map.entry(
                        "LetterService.receiptPdf",
                        full((a, t) -> written(out -> letters.receiptPdf(a, t.receipt(), out)))),
                Map.entry("OverviewService.of", sight((a, t) -> overview.of(a, t.id()))),
                Map.entry("MailEventService.count", full((a, t) -> mails.count(a, t.id()))),
                Map.entry("MailEventService.list", full((a, t) -> mails.list(a, t.id(), 0, 10))),
                Map.entry(
                        "Personalisation.suggestion",
                        sight((a, t) -> personalisation.suggestion(a, t.id(), List.of(Brand.THREE)))),
                Map.entry("ContactDetailsService.show", sight((a, t) -> details.show(a, t.id()))),
                Map.entry(
                        "ContactDetailsService.correct",
                        change((a, t) -> details.correct(a, t.id(), Msisdn.parse("20123456"), ADDRESS, 1))),
                Map.entry(
                        "ContactDetailsService.askEmailChange",
                        change((a, t) -> details.askEmailChange(a, t.id(), EmailAddress.parse("ny@example.dk")))),
                Map.entry(
                        "ContactDetailsService.confirmEmailChange",
                        change((a, t) -> details.confirmEmailChange(a, t.id(), "123456"))),
                Map.entry("ContactDetailsService.speak", change((a, t) -> details.speak(a, t.id(), Language.EN))),
                Map.entry("HeldDataService.counts", full((a, t) -> held.counts(a, t.id()))),
                Map.entry("HeldDataService.identity", full((a, t) -> held.identity(a, t.id()))),
                Map.entry("HeldDataService.relations", full((a, t) -> held.relations(a, t.id()))),
                Map.entry("HeldDataService.lines", sight((a, t) -> held.lines(a, t.id()))),
                Map.entry(
                        "HeldDataService.viewed",
                        sight((a, t) -> held.viewed(a, t.id(), HeldDataService.Category.INVOICES))),
                Map.entry("RecipientNoticeService.ofParty", full((a, t) -> notices.ofParty(a, t.id()))),
                Map.entry("UsageService.countTraffic", full((a, t) -> usage.countTraffic(a, t.id(), Days.ALL))),
                Map.entry("UsageService.traffic", full((a, t) -> usage.traffic(a, t.id(), Days.ALL, 0, 10))),
                Map.entry("UsageService.countLocations", full((a, t) -> usage.countLocations(a, t.id(), Days.ALL))),
                Map.entry("UsageService.locations", full((a, t) -> usage.locations(a, t.id(), Days.ALL, 0, 10))),
                Map.entry("UsageService.countInvoices", full((a, t) -> usage.countInvoices(a, t.id()))),
                Map.entry("UsageService.invoices", full((a, t) -> usage.invoices(a, t.id(), 0, 10))),
                Map.entry("UsageService.purchases", full((a, t) -> usage.purchases(a, t.id()))),
                Map.entry("UsageService.equipment", full((a, t) -> usage.equipment(a, t.id()))),
                Map.entry("SurveyService.list", full((a, t) -> surveys.list(a, t.id(), 0, 10))),
                Map.entry("SurveyService.name", role((a, t) -> surveys.name(a, t.survey()))),
                Map.entry("SurveyService.show", full((a, t) -> surveys.show(a, t.id(), t.survey()))),
                Map.entry(
                        "SurveyService.answer", change((a, t) -> surveys.answer(a, t.id(), t.survey(), List.of("1")))),
                Map.entry("SurveyService.takeBack", change((a, t) -> surveys.takeBack(a, t.id(), t.survey()))),
                Map.entry("CompetitionService.list", full((a, t) -> competitions.list(a, t.id(), 0, 10))),
                Map.entry("CompetitionService.name", role((a, t) -> competitions.name(a, t.competition()))),
                Map.entry("CompetitionService.show", full((a, t) -> competitions.show(a, t.id(), t.competition()))),
                Map.entry(
                        "CompetitionService.entries", full((a, t) -> competitions.entries(a, t.id(), t.competition()))),
                Map.entry(
                        "CompetitionService.enter",
                        change((a, t) ->
                                competitions.enter(a, t.id(), t.competition(), UUID.randomUUID(), Language.DA))),
                Map.entry("CompetitionService.leave", change((a, t) -> competitions.leave(a, t.id(), t.competition()))),
                Map.entry("CallbackService.form", full((a, t) -> callbacks.form(a, t.id()))),
                Map.entry("CallbackService.list", full((a, t) -> callbacks.list(a, t.id(), 0, 10))),
                Map.entry(
                        "CallbackService.ask",
                        change((a, t) -> callbacks.ask(
                                a, t.id(), "20123456", Topic.OTHER, null, UUID.randomUUID(), Language.DA))),
                Map.entry("CallbackService.withdraw", change((a, t) -> callbacks.withdraw(a, t.callback()))),
                Map.entry("ActingService.choices", role((a, t) -> choices.choices(a))));
    }

    private Map<String, Case> rightsCases() {
        return Map.ofEntries(
                Map.entry("CreditService.list", full((a, t) -> credit.list(a, t.id()))),
                Map.entry("RightsIntake.all", role((a, t) -> intake.all(a))),
                Map.entry(
                        "RightsIntake.activitiesOpenToObjection", role((a, t) -> intake.activitiesOpenToObjection(a))),
                Map.entry("RightsIntake.capacities", sight((a, t) -> intake.capacities(a, t.id()))),
                Map.entry("RightsIntake.erasurePreview", full((a, t) -> intake.erasurePreview(a, draft(t.id())))),
                Map.entry("RightsIntake.look", sight((a, t) -> intake.look(a, draft(t.id())))),
                Map.entry("RightsIntake.file", sight((a, t) -> intake.file(a, draft(t.id()), false))),
                Map.entry("RightsCases.list", full((a, t) -> requests.list(a, t.id(), 0, 10))),
                Map.entry("RightsCases.count", full((a, t) -> requests.count(a, t.id()))),
                Map.entry("RightsCases.show", full((a, t) -> requests.show(a, t.request()))),
                Map.entry("RightsCases.answer", change((a, t) -> requests.answer(a, t.request(), "Ja."))),
                Map.entry("RightsCases.withdraw", change((a, t) -> requests.withdraw(a, t.request()))),
                Map.entry("Mandates.list", full((a, t) -> mandates.list(a, t.id()))),
                Map.entry("Mandates.end", change((a, t) -> mandates.end(a, t.mandate()))),
                Map.entry("Attachments.add", role((a, t) -> attachments.add(a, t.request(), new byte[0], true))),
                Map.entry("Attachments.open", role((a, t) -> attachments.open(a, UUID.randomUUID()))),
                Map.entry("RightsQueue.queue", role((a, t) -> queue.queue(a, RightsQueue.Part.OPEN, 0, 10))),
                Map.entry("RightsQueue.count", role((a, t) -> queue.count(a, RightsQueue.Part.OPEN))),
                Map.entry("RightsQueue.load", role((a, t) -> queue.load(a))),
                Map.entry("RightsQueue.reminders", role((a, t) -> queue.reminders(a))),
                Map.entry("RightsQueue.repeats", role((a, t) -> queue.repeats(a))),
                Map.entry("RightsDesk.open", role((a, t) -> rights.open(a, t.request()))),
                Map.entry("RightsDesk.show", role((a, t) -> rights.show(a, t.request()))),
                Map.entry("RightsDesk.desk", role((a, t) -> rights.desk(a, t.request()))),
                Map.entry("RightsDesk.take", role((a, t) -> rights.take(a, t.request()))),
                Map.entry("RightsDesk.askIdentity", role((a, t) -> rights.askIdentity(a, t.request(), null, null))),
                Map.entry(
                        "RightsDesk.identifyByContact",
                        new Case(Needs.IDENTIFIED_CONTACT, (a, t) -> rights.identifyByContact(a, t.request()))),
                Map.entry(
                        "RightsDesk.identifyByOfficer",
                        role((a, t) -> rights.identifyByOfficer(a, t.request(), null, "set i butik"))),
                Map.entry("RightsDesk.askCustomer", role((a, t) -> rights.askCustomer(a, t.request(), "Hvilken?"))),
                Map.entry("RightsDesk.noteAnswer", role((a, t) -> rights.noteAnswer(a, t.request(), "Den."))),
                Map.entry(
                        "RightsDesk.extend",
                        role((a, t) -> rights.extend(a, t.request(), ExtensionReason.COMPLEX, "Mange sager."))),
                Map.entry("RightsDesk.grant", role((a, t) -> rights.grant(a, t.request(), item(t), "Ja."))),
                Map.entry(
                        "RightsDesk.refuse",
                        role((a, t) -> rights.refuse(a, t.request(), item(t), "NOT_CONTROLLER", null, "Nej."))),
                Map.entry(
                        "RightsDesk.refuseForIdentity",
                        role((a, t) -> rights.refuseForIdentity(a, t.request(), "Nej."))),
                Map.entry("RightsDesk.propose", role((a, t) -> rights.propose(a, t.request(), null))),
                Map.entry("RightsDesk.approve", role((a, t) -> rights.approve(a, t.request()))),
                Map.entry("RightsDesk.sendBack", role((a, t) -> rights.sendBack(a, t.request(), "Nej."))),
                Map.entry("RightsDesk.withdraw", role((a, t) -> rights.withdraw(a, t.request()))),
                Map.entry(
                        "RightsDesk.weigh",
                        role((a, t) ->
                                rights.weigh(a, t.request(), item(t), "Vi", "Du", RightsBalancing.Conclusion.STOP))),
                Map.entry(
                        "RightsDesk.review",
                        role((a, t) -> rights.review(a, t.request(), CreditAssessment.Outcome.APPROVED, "Ja."))),
                Map.entry(
                        "RightsDesk.announceEnd",
                        role((a, t) -> rights.announceEnd(a, t.request(), UUID.randomUUID(), "Slut."))),
                Map.entry(
                        "RightsDesk.end",
                        role((a, t) ->
                                rights.end(a, t.request(), UUID.randomUUID(), ProcessingStop.Ended.GROUND_GONE))));
    }

    private Map<String, Case> deskCases() {
        return Map.ofEntries(
                Map.entry("ContactService.current", contact((a, t) -> contacts.current(a))),
                Map.entry(
                        "ContactService.noteTold", contact((a, t) -> contacts.noteTold(a, EnumSet.allOf(Told.class)))),
                Map.entry("ContactService.sendCode", contact((a, t) -> contacts.sendCode(a))),
                Map.entry("ContactService.identifyByCode", contact((a, t) -> contacts.identifyByCode(a, "123456"))),
                Map.entry(
                        "ContactService.identifyByMitId",
                        contact((a, t) -> contacts.identifyByMitId(a, "reference-1"))),
                Map.entry(
                        "ContactService.identifyByDocument",
                        contact((a, t) -> contacts.identifyByDocument(a, "210004411"))),
                Map.entry("ContactService.close", contact((a, t) -> contacts.close(a))),
                Map.entry(
                        "ContactService.uncoverCpr",
                        new Case(
                                Needs.IDENTIFIED_CONTACT,
                                (a, t) -> contacts.uncoverCpr(a, DisclosureReason.DEBT_CASE))),
                Map.entry(
                        "ContactService.uncoverNumber",
                        change((a, t) -> contacts.uncoverNumber(a, t.line(), DisclosureReason.FAULT_REPAIR))),
                Map.entry(
                        "ContactService.uncoverRecording",
                        change((a, t) -> contacts.uncoverRecording(a, t.recording(), ListeningPurpose.QUALITY))),
                Map.entry(
                        "ContactService.requireCustomer",
                        role((a, t) -> contacts.requireCustomer(a, t.someone().customerId(), t.id()))),
                Map.entry(
                        "ContactService.open",
                        role((a, t) -> contacts.open(
                                a, t.someone().customerId(), t.id(), AskedThrough.PHONE, Reason.CUSTOMER_CALLS, null))),
                Map.entry(
                        "Mandates.note",
                        sight((a, t) ->
                                mandates.note(a, t.id(), "0", Standing.ATTORNEY, Set.of(), inNineDays(), null))),
                Map.entry("RightsFeed.file", role((a, t) -> feed.file(a, handed()))),
                Map.entry("RightsFeed.list", role((a, t) -> feed.list(a, null, 10))),
                Map.entry(
                        "ConsentGate.ask",
                        role((a, t) ->
                                gate.ask(a, new ConsentKey("MKT_OWN", MarketingChannel.SMS, Brand.THREE), List.of()))),
                Map.entry("SurveyDesk.list", role((a, t) -> surveyDesk.list(a, 0, 10))),
                Map.entry("SurveyDesk.count", role((a, t) -> surveyDesk.count(a))),
                Map.entry("SurveyDesk.show", role((a, t) -> surveyDesk.show(a, t.survey()))),
                Map.entry("SurveyDesk.results", role((a, t) -> surveyDesk.results(a, t.survey()))),
                Map.entry(
                        "SurveyDesk.create",
                        role((a, t) -> surveyDesk.create(a, Contest.survey(Brand.THREE), new LocalText(null, null)))),
                Map.entry("CompetitionDesk.list", role((a, t) -> competitionDesk.list(a, 0, 10))),
                Map.entry("CompetitionDesk.count", role((a, t) -> competitionDesk.count(a))),
                Map.entry("CompetitionDesk.show", role((a, t) -> competitionDesk.show(a, t.competition()))),
                Map.entry("CompetitionDesk.create", role((a, t) -> competitionDesk.create(a, Contest.draft(0, 1)))),
                Map.entry("CompetitionDesk.draw", role((a, t) -> competitionDesk.draw(a, t.competition()))),
                Map.entry("CompetitionDesk.winner", role((a, t) -> competitionDesk.winner(a, t.competition()))),
                Map.entry("CompetitionDesk.prizeSent", role((a, t) -> competitionDesk.prizeSent(a, t.competition()))),
                Map.entry("CompetitionDesk.cancel", role((a, t) -> competitionDesk.cancel(a, t.competition()))),
                Map.entry("NewsletterService.list", role((a, t) -> newsletters.list(a, 0, 10))),
                Map.entry("NewsletterService.count", role((a, t) -> newsletters.count(a))),
                Map.entry("NewsletterService.show", role((a, t) -> newsletters.show(a, UUID.randomUUID()))),
                Map.entry("NewsletterService.numbers", role((a, t) -> newsletters.numbers(a, UUID.randomUUID()))),
                Map.entry("NewsletterService.schedule", role((a, t) -> newsletters.schedule(a, Contest.issue()))),
                Map.entry("NewsletterService.stop", role((a, t) -> newsletters.stop(a, UUID.randomUUID()))),
                Map.entry("NewsletterService.wayOut", role((a, t) -> newsletters.wayOut(a))),
                Map.entry("NewsletterService.probe", role((a, t) -> newsletters.probe(a))),
                Map.entry("CallbackDesk.queue", role((a, t) -> callbackDesk.queue(a, 0, 10))),
                Map.entry("CallbackDesk.count", role((a, t) -> callbackDesk.count(a))),
                Map.entry("CallbackDesk.take", role((a, t) -> callbackDesk.take(a, t.callback()))),
                Map.entry("CallbackDesk.called", role((a, t) -> callbackDesk.called(a, t.callback()))),
                Map.entry("CallbackDesk.notReached", role((a, t) -> callbackDesk.notReached(a, t.callback()))),
                Map.entry("ConsentTextService.list", role((a, t) -> consentTexts.list(a))),
                Map.entry("ConsentTextService.newest", role((a, t) -> consentTexts.newest(a, "MKT_OWN"))),
                Map.entry("ConsentTextService.bound", role((a, t) -> consentTexts.bound(a, "MKT_OWN"))),
                Map.entry(
                        "ConsentTextService.save",
                        role((a, t) -> consentTexts.save(a, "MKT_OWN", -1, new LocalText("Tekst", "Text"), false))),
                Map.entry(
                        "MailEventFeed.report",
                        role((a, t) -> mailFeed.report(
                                a, new MailEventFeed.Report("0", "m", MailEvent.Kind.SENT, Instant.EPOCH)))),
                Map.entry("CookieEvidence.countDays", role((a, t) -> cookies.countDays(a))),
                Map.entry("CookieEvidence.days", role((a, t) -> cookies.days(a, 0, 10))),
                Map.entry("CookieEvidence.ofVisitor", role((a, t) -> cookies.ofVisitor(a, t.id().toString()))),
                Map.entry("LedgerCheckService.run", role((a, t) -> ledgerCheck.run(a))),
                Map.entry("LedgerCheckService.past", role((a, t) -> ledgerCheck.past(a))),
                Map.entry(
                        "ConsentFeed.party",
                        role((a, t) -> consentFeed.party(a, new ConsentFeed.Who("0", null, null)))),
                Map.entry(
                        "ConsentInfo.retrieve",
                        role((a, t) -> consentInfo.retrieve(
                                a,
                                List.of(),
                                List.of(),
                                new ConsentInfo.Asked(
                                        new Msisdn("+4520000000"), List.of("a:b"), "dpv:X", false, null)))),
                Map.entry("CaptureService.show", full((a, t) -> captures.show(a, t.capture()))),
                Map.entry(
                        "CaptureService.answer",
                        change((a, t) -> captures.answer(a, t.capture(), Map.of(), Language.DA))),
                Map.entry("CaptureService.fail", change((a, t) -> captures.fail(a, t.capture()))),
                Map.entry("CaptureService.onward", full((a, t) -> captures.onward(a, t.capture(), null))),
                Map.entry(
                        "PrivacyManagement.agreements",
                        role((a, t) -> privacy.agreements(a, List.of("MKT_OWN"), NO_FILTER, 0, 1))),
                Map.entry(
                        "PrivacyManagement.agreement",
                        role((a, t) -> privacy.agreement(a, List.of("MKT_OWN"), t.receipt()))),
                Map.entry(
                        "PrivacyManagement.profiles",
                        role((a, t) -> privacy.profiles(a, List.of("MKT_OWN"), NO_FILTER, 0, 1))),
                Map.entry(
                        "PrivacyManagement.profile",
                        role((a, t) -> privacy.profile(a, List.of(), new ProfileId(t.id(), "MKT_OWN", Brand.THREE)))),
                Map.entry(
                        "PrivacyManagement.specifications",
                        role((a, t) -> privacy.specifications(a, List.of("MKT_OWN"), 0, 1))),
                Map.entry(
                        "PrivacyManagement.specification",
                        role((a, t) -> privacy.specification(a, List.of("MKT_OWN"), "MKT_OWN"))),
                Map.entry("PrivacyManagement.decide", role((a, t) -> privacy.decide(a, List.of(), choice()))),
                Map.entry(
                        "PrivacyManagement.decideAll",
                        role((a, t) -> privacy.decideAll(a, List.of(), List.of(choice())))),
                Map.entry(
                        "PrivacyManagement.change",
                        role((a, t) ->
                                privacy.change(a, List.of("MKT_OWN"), t.receipt(), "terminated", AskedThrough.WEB))),
                Map.entry(
                        "PrivacyManagement.same",
                        role((a, t) -> privacy.same(
                                a, new ConsentFeed.Who("0", null, null), new ConsentFeed.Who("0", null, null)))),
                Map.entry(
                        "PrivacyManagement.end",
                        role((a, t) -> privacy.end(
                                a, List.of(), new ProfileId(t.id(), "MKT_OWN", Brand.THREE), AskedThrough.WEB))),
                Map.entry(
                        "EventSubscriptionService.subscribe",
                        role((a, t) -> subscriptions.subscribe(
                                a, List.of(), "https://example.dk/", EventSubscription.Form.OWN, List.of()))),
                Map.entry("EventSubscriptionService.list", role((a, t) -> subscriptions.list(a))),
                Map.entry("EventSubscriptionService.end", role((a, t) -> subscriptions.end(a, t.receipt()))),
                Map.entry("EventSubscriptionService.unconfirmed", role((a, t) -> subscriptions.unconfirmed(a))),
                Map.entry("EventSubscriptionService.confirm", role((a, t) -> subscriptions.confirm(a, t.receipt()))),
                Map.entry("EventDeskService.subscribers", role((a, t) -> eventDesk.subscribers(a))),
                Map.entry("EventDeskService.openCount", role((a, t) -> eventDesk.openCount(a))),
                Map.entry("EventDeskService.open", role((a, t) -> eventDesk.open(a, 0, 1))),
                Map.entry("EventDeskService.sendNow", role((a, t) -> eventDesk.sendNow(a, t.receipt()))),
                Map.entry("ConsentFeed.record", role((a, t) -> consentFeed.record(a, reported()))),
                Map.entry(
                        "ConsentFeed.retrieve",
                        role((a, t) -> consentFeed.retrieve(a, new ConsentFeed.Who("0", null, null), List.of()))),
                Map.entry("ConsentFeed.find", role((a, t) -> consentFeed.find(a, t.receipt(), List.of("MKT_OWN")))),
                Map.entry("RightsFeed.follow", role((a, t) -> feed.follow(a, t.request()))),
                Map.entry("DeskSearchService.search", role((a, t) -> search.search(a, "Prøve"))),
                Map.entry("StaffService.list", role((a, t) -> staff.list(a))),
                Map.entry(
                        "StaffService.create",
                        role((a, t) -> staff.create(a, "x" + t.id() + "@example.dk", "X", "Y", Role.AGENT))),
                Map.entry(
                        "StaffService.close",
                        role((a, t) -> staff.close(a, folk.staff(Role.AGENT).accountId()))),
                Map.entry("MachineClientService.list", role((a, t) -> clients.list(a))),
                Map.entry("MachineClientService.show", role((a, t) -> clients.show(a, t.id()))),
                Map.entry("MachineClientService.purposes", role((a, t) -> clients.purposes(a))),
                Map.entry(
                        "MachineClientService.create",
                        role((a, t) -> clients.create(a, "X", Set.of(), List.of(), List.of()))),
                Map.entry(
                        "MachineClientService.change",
                        role((a, t) -> clients.change(a, t.id(), Set.of(), List.of(), List.of()))),
                Map.entry("MachineClientService.rotate", role((a, t) -> clients.rotate(a, t.id()))),
                Map.entry("MachineClientService.revoke", role((a, t) -> clients.revoke(a, t.id()))),
                Map.entry(
                        "Idempotency.once",
                        role((a, t) -> idempotency.once(
                                a,
                                new Idempotency.Asked("k", "POST /", new byte[32]),
                                () -> new Idempotency.Answer(200, null, null, false)))),
                Map.entry(
                        "HoldService.requestForCustomer",
                        role((a, t) ->
                                holds.requestForCustomer(a, t.someone().customerNumber(), REASON, inNineDays()))),
                Map.entry(
                        "HoldService.requestForRecording",
                        role((a, t) -> holds.requestForRecording(a, t.recording(), REASON, inNineDays()))),
                Map.entry("HoldService.approve", role((a, t) -> holds.approve(a, hold(t)))),
                Map.entry("HoldService.requestLift", role((a, t) -> holds.requestLift(a, hold(t), REASON))),
                Map.entry("HoldService.lift", role((a, t) -> holds.lift(a, hold(t)))),
                Map.entry("HoldService.list", role((a, t) -> holds.list(a, 0, 10))),
                Map.entry("HoldService.show", role((a, t) -> holds.show(a, hold(t)))),
                Map.entry("RecipientNoticeService.list", role((a, t) -> notices.list(a, 0, 10))),
                Map.entry("RecipientNoticeService.count", role((a, t) -> notices.count(a))),
                Map.entry("RecipientNoticeService.ofRequest", role((a, t) -> notices.ofRequest(a, t.recording()))),
                Map.entry(
                        "RecipientNoticeService.acknowledge",
                        role((a, t) -> notices.acknowledge(a, t.recording(), RecipientNotice.How.PHONE))),
                Map.entry("RobinsonService.status", role((a, t) -> robinson.status(a))),
                Map.entry("RobinsonService.past", role((a, t) -> robinson.past(a, 0, 10))),
                Map.entry("RobinsonService.count", role((a, t) -> robinson.count(a))),
                Map.entry("RobinsonService.read", role((a, t) -> robinson.read(a, null, null, false))),
                Map.entry("AudienceService.purposes", role((a, t) -> audiences.purposes(a))),
                Map.entry("AudienceService.platforms", role((a, t) -> audiences.platforms(a))),
                Map.entry(
                        "AudienceService.preview",
                        role((a, t) -> audiences.preview(a, "META", "SOCIAL_AUDIENCE", Brand.THREE))),
                Map.entry("AudienceService.ask", role((a, t) -> audiences.ask(a, "NOBODY", "MKT_OWN", Brand.THREE))),
                Map.entry("AudienceService.list", role((a, t) -> audiences.list(a, 0, 10))),
                Map.entry("AudienceService.count", role((a, t) -> audiences.count(a))),
                Map.entry("AudienceService.removals", role((a, t) -> audiences.removals(a, 0, 10))),
                Map.entry("AudienceService.removalCount", role((a, t) -> audiences.removalCount(a))),
                Map.entry("AudienceService.overdue", role((a, t) -> audiences.overdue(a))),
                Map.entry(
                        "AudienceService.confirm",
                        role((a, t) -> audiences.confirm(a, t.recording(), RecipientNotice.How.PHONE))),
                Map.entry("TemplateService.list", role((a, t) -> templates.list(a))),
                Map.entry("TemplateService.newest", role((a, t) -> templates.newest(a, LetterKind.ANSWER))),
                Map.entry(
                        "TemplateService.preview",
                        role((a, t) -> templates.preview(a, LetterKind.ANSWER, TEXT, TEXT, Language.DA))),
                Map.entry(
                        "TemplateService.previewPdf",
                        role((a, t) -> written(
                                out -> templates.previewPdf(a, LetterKind.ANSWER, TEXT, TEXT, Language.DA, out)))),
                Map.entry("TemplateService.save", role((a, t) -> templates.save(a, LetterKind.ANSWER, 1, TEXT, TEXT))),
                // Whose a package is depends on its request: PackageIT asks for somebody else's.
                Map.entry("PackageService.ofRequest", role((a, t) -> packages.ofRequest(a, t.id()))),
                Map.entry("PackageService.show", role((a, t) -> packages.show(a, t.id()))),
                Map.entry("PackageService.open", role((a, t) -> packages.open(a, t.id(), true))),
                Map.entry("PackageService.again", role((a, t) -> packages.again(a, t.id()))),
                Map.entry("RetentionService.runNow", role((a, t) -> retention.runNow(a))),
                Map.entry("RetentionService.runs", role((a, t) -> retention.runs(a, 0, 10))),
                Map.entry("RetentionService.countRuns", role((a, t) -> retention.countRuns(a))),
                Map.entry("RetentionService.rulesOf", role((a, t) -> retention.rulesOf(a, UUID.randomUUID()))),
                Map.entry("RetentionService.preview", role((a, t) -> retention.preview(a, inNineDays()))));
    }

    @Test
    @DisplayName("every method that an actor can call has a case here")
    void complete() {
        assertEquals(new TreeSet<>(methods().keySet()), new TreeSet<>(cases().keySet()));
    }

    @Test
    @DisplayName("the container refuses every other role, and whoever has none")
    void roles() {
        Target target = target();
        Map<String, Case> cases = cases();
        Set<String> wrong = new TreeSet<>();
        methods().forEach((name, method) -> {
            Case known = cases.get(name);
            for (Role role : List.of(Role.CUSTOMER, Role.AGENT, Role.OFFICER, Role.ADMIN, Role.CLIENT)) {
                if (!allowed(method).contains(role.name())) {
                    Actor actor = new Actor(UUID.randomUUID(), role, "Enhed", target.id(), null);
                    if (!(failure(role, known, actor, target) instanceof EJBAccessException)) {
                        wrong.add(name + " as " + role);
                    }
                }
            }
            if (!refusedWithoutRole(known, target)) {
                wrong.add(name + " without a role");
            }
        });
        assertEquals(Set.of(), wrong);
    }

    @Test
    @DisplayName("for a customer, what is somebody else's does not exist; what is one's own does")
    void customers() {
        Actor stranger = folk.person().actor();
        Set<String> wrong = new TreeSet<>();
        reaching(Role.CUSTOMER).forEach((name, known) -> {
            Target target = target();
            if (!(failure(Role.CUSTOMER, known, stranger, target) instanceof NotFoundException)) {
                wrong.add(name + " for a stranger");
            }
            if (!served(failure(Role.CUSTOMER, known, target.someone().actor(), target))) {
                wrong.add(name + " for the customer");
            }
        });
        assertEquals(Set.of(), wrong);
        long attempts = db.count(
                "select count(*) from audit_entry where action = 'FOREIGN_ID_TRIED' and account_id = ?",
                stranger.accountId());
        assertTrue(attempts > 20, "the attempts are recorded");
    }

    @Test
    @DisplayName("a company's representative reaches the company, and nobody else's representative does")
    void companies() {
        Someone anna = folk.person();
        Someone bo = folk.person();
        Someone company = folk.company(anna);
        acting.as(anna.actor(), a -> overview.of(a, company.id()));
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> overview.of(a, company.id())));
        db.run("update representation set until = current_date where company_id = ?", company.id());
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), a -> overview.of(a, company.id())));
    }

    @Test
    @DisplayName(
            "for staff, a customer does not exist but in a contact of their own that is open and about that customer")
    void staffWithoutContact() {
        Set<String> wrong = new TreeSet<>();
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor self = folk.staff(role);
            Actor colleague = folk.staff(role);
            Actor aboutOther = folk.in(self, folk.person(), true);
            Target target = target();
            Actor ended = folk.in(self, target.someone(), true);
            folk.end(ended);
            Actor old = folk.in(self, target.someone(), true);
            db.run("update contact set opened_at = opened_at - interval 11 hour where id = ?", old.contactId());
            UUID foreign = folk.in(colleague, target.someone(), true).contactId();
            reaching(role).forEach((name, known) -> {
                Map<String, Actor> tries = new TreeMap<>(Map.of(
                        "without a contact", self,
                        "in a contact that does not exist", self.in(UUID.randomUUID()),
                        "in an ended contact", ended,
                        "in yesterday's contact", old,
                        "in a colleague's contact", self.in(foreign)));
                if (known.needs() != Needs.CONTACT && known.needs() != Needs.IDENTIFIED_CONTACT) {
                    tries.put("in a contact about somebody else", aboutOther);
                }
                tries.forEach((where, actor) -> {
                    if (!(failure(role, known, actor, target) instanceof NotFoundException)) {
                        wrong.add(name + " for " + role + " " + where);
                    }
                });
            });
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    @DisplayName(
            "DE-1UND1-2020: until the caller is identified an agent sees nothing uncovered and nobody changes anything")
    void unidentified() {
        Set<String> wrong = new TreeSet<>();
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            reaching(role).forEach((name, known) -> {
                Target target = target();
                boolean refused = switch (known.needs()) {
                    case CHANGE, IDENTIFIED_CONTACT -> true;
                    case FULL_SIGHT -> role == Role.AGENT;
                    default -> false;
                };
                Actor unidentified = folk.in(folk.staff(role), target.someone(), false);
                Exception failure = failure(role, known, unidentified, target);
                boolean isRefused =
                        failure instanceof RefusedException told && told.code().equals("CALLER_NOT_IDENTIFIED");
                if (isRefused != refused) {
                    wrong.add(name + " for " + role + ": " + failure);
                }
                Actor identified = folk.in(folk.staff(role), target.someone(), true);
                if (!name.equals("RecordingService.audio") && !served(failure(role, known, identified, target))) {
                    wrong.add(name + " for " + role + " with an identified caller");
                }
            });
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    @DisplayName("a contact is opened about a customer, or the user of one of the customer's lines, and nobody else")
    void opening() {
        Someone anna = folk.person();
        Someone bo = folk.person();
        Actor agent = folk.staff(Role.AGENT);
        assertEquals("NOT_FOUND", acting.refusal(agent, a -> open(a, anna, bo)));
        folk.line(anna.customerId(), bo.id());
        acting.as(agent, a -> open(a, anna, bo));
    }

    private UUID open(Actor actor, Someone customer, Someone about) {
        return contacts.open(actor, customer.customerId(), about.id(), AskedThrough.PHONE, Reason.CUSTOMER_CALLS, null);
    }

    @Test
    @DisplayName("whoever asks for whomever, the guard says what the representations of the day say")
    void random() {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED AccessIT %d%n", seed);
        Random random = new Random(seed);
        List<?> people = db.rows("select person_id from account where person_id is not null order by id limit 200");
        List<?> parties = db.rows("select id from party order by id limit 400");
        List<?> companies = db.rows("select company_id, person_id from representation order by id");
        int reached = 0;
        for (int i = 0; i < 300; i++) {
            UUID person = id(people.get(random.nextInt(people.size())));
            UUID party = id(parties.get(random.nextInt(parties.size())));
            switch (random.nextInt(3)) {
                case 0 -> party = person;
                case 1 -> {
                    Object[] row = (Object[]) companies.get(random.nextInt(companies.size()));
                    party = id(row[0]);
                    person = random.nextInt(4) == 0 ? person : id(row[1]);
                }
                default -> {}
            }
            long represented = db.count(
                    "select count(*) from representation where person_id = ? and company_id = ? and since <="
                            + " current_date and (until is null or until > current_date)",
                    person,
                    party);
            boolean may = party.equals(person) || represented > 0;
            assertEquals(may, sees(new Actor(UUID.randomUUID(), Role.CUSTOMER, null, person, null), party));
            reached += may ? 1 : 0;
        }
        assertTrue(reached > 50 && reached < 280, "both answers occur");
    }

    private boolean sees(Actor actor, UUID party) {
        try {
            return access.toSee(actor, party).full();
        } catch (NotFoundException foreign) {
            return false;
        }
    }

    private Target target() {
        Someone someone = folk.person();
        UUID recording = folk.recording(someone, Instant.now().minusSeconds(3600));
        UUID receipt = acting.as(someone.actor(), a -> consents.stop(a, someone.id(), KEY, Language.DA, null))
                .id();
        UUID message = id(
                db.rows("select id from message where receipt_id = ?", receipt).get(0));
        return new Target(
                someone,
                recording,
                message,
                receipt,
                letter(someone),
                request(someone),
                mandate(someone),
                capture(someone),
                callback(someone),
                competition(someone),
                survey(someone));
    }

    /** What a service asks somebody for. */
    private UUID capture(Someone someone) {
        UUID capture = UUID.randomUUID();
        UUID service = acting.as(
                        folk.staff(Role.ADMIN),
                        a -> clients.create(a, "Tjeneste " + capture, Set.of(), List.of(), List.of()))
                .id();
        db.run(
                "insert into consent_capture (id, client_id, client_name, party_id, brand, asked_at, expires_at, version) values"
                        + " (?, ?, 'Tjeneste', ?, 'THREE', utc_timestamp(6), utc_timestamp(6) + interval 1 hour, 1)",
                capture.toString(),
                service.toString(),
                someone.id().toString());
        return capture;
    }

    private static PrivacyManagement.Choice choice() {
        return new PrivacyManagement.Choice(
                new ConsentFeed.Who("0", null, null), "MKT_OWN", MarketingChannel.SMS, Brand.THREE, true, reported());
    }

    /** @return one that the person is in, closed so that its list may be seen */
    private UUID competition(Someone someone) {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = acting.as(officer, a -> competitionDesk.create(a, Contest.draft(0, 1)));
        acting.does(
                someone.actor(),
                a -> competitions.enter(
                        a,
                        someone.id(),
                        id,
                        competitions.show(a, someone.id(), id).textId(),
                        Language.DA));
        db.run("update competition set list_hash = repeat('0', 64) where id = ?", id);
        return id;
    }

    /** @return one that the person has answered */
    private UUID survey(Someone someone) {
        UUID id = acting.as(
                folk.staff(Role.OFFICER),
                a -> surveyDesk.create(a, Contest.survey(Brand.THREE), new LocalText(null, null)));
        acting.does(someone.actor(), a -> surveys.answer(a, someone.id(), id, List.of("1")));
        return id;
    }

    private UUID callback(Someone someone) {
        acting.does(someone.actor(), a -> {
            CallbackService.Form form = callbacks.form(a, someone.id());
            callbacks.ask(
                    a, someone.id(), "20123456", Topic.OTHER, form.windows().get(3), form.textId(), Language.DA);
        });
        return id(db.rows("select id from callback_request where party_id = ?", someone.id())
                .get(0));
    }

    private UUID request(Someone someone) {
        return acting.as(someone.actor(), a -> intake.file(a, draft(someone.id()), false))
                .requestId();
    }

    private UUID decision(Target target) {
        return id(db.rows("select id from consent_decision where receipt_id = ?", target.receipt())
                .get(0));
    }

    private static ConsentFeed.Reported reported() {
        return new ConsentFeed.Reported(
                new ConsentFeed.Who("0", null, null),
                KEY,
                Decision.WITHDRAWN,
                null,
                null,
                AskedThrough.IVR,
                Instant.EPOCH,
                null,
                null);
    }

    private static RightsFeed.Handed handed() {
        return new RightsFeed.Handed("0", RequestType.ACCESS, AskedThrough.PHONE, null, null, Map.of(), null, false);
    }

    private static Draft draft(UUID party) {
        Wish wish = Wish.of("Er det rigtigt?");
        return new Draft(RequestType.DPO_QUESTION, party, null, wish, Language.DA, null, null);
    }

    private UUID mandate(Someone someone) {
        Actor agent = folk.in(folk.staff(Role.AGENT), someone, true);
        String holder = folk.person().customerNumber();
        return acting.as(
                agent,
                a -> mandates.note(
                        a,
                        someone.id(),
                        holder,
                        Standing.ATTORNEY,
                        Set.of(),
                        inNineDays(),
                        Mandate.Evidence.POWER_OF_ATTORNEY));
    }

    private UUID item(Target target) {
        return id(db.rows("select id from rights_item where request_id = ?", target.request())
                .get(0));
    }

    private UUID letter(Someone someone) {
        Party party = db.find(Party.class, someone.id());
        return letters.send(LetterKind.ANSWER, party, party, null, "S-7MPQ-2XT9", Language.DA, Map.of("answer", "Ja."));
    }

    private UUID hold(Target target) {
        Actor officer = folk.staff(Role.OFFICER);
        return acting.as(officer, a -> holds.requestForRecording(a, target.recording(), REASON, inNineDays()));
    }

    private static LocalDate inNineDays() {
        return LocalDate.now().plusDays(9);
    }

    /** @return cases that are about somebody, for a role that may call them */
    private Map<String, Case> reaching(Role role) {
        Map<String, Method> methods = methods();
        Map<String, Case> about = cases();
        about.values().removeIf(known -> known.needs() == Needs.ROLE);
        about.keySet().removeIf(name -> !allowed(methods.get(name)).contains(role.name()));
        return about;
    }

    private Exception failure(Role role, Case known, Actor actor, Target target) {
        return acting.failure(role, () -> {
            known.call().on(actor, target);
            return null;
        });
    }

    private static boolean refusedWithoutRole(Case known, Target target) {
        try {
            known.call().on(target.someone().actor(), target);
            return false;
        } catch (EJBAccessException refused) {
            return true;
        }
    }

    /** Done, or refused for a reason that only somebody who may ask is told. */
    private static boolean served(Exception failure) {
        return failure == null
                || failure instanceof PrivacyException told
                        && !(told instanceof NotFoundException)
                        && !told.code().equals("CALLER_NOT_IDENTIFIED");
    }

    private static void written(Written work) {
        try {
            work.to(new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Audio audio) {
        try {
            audio.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.getPackageName().startsWith("dk.indsigt.service"))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && (method.isAnnotationPresent(RolesAllowed.class)
                                || method.getDeclaringClass().isAnnotationPresent(RolesAllowed.class))
                        && Arrays.asList(method.getParameterTypes()).contains(Actor.class))
                .forEach(method ->
                        methods.put(method.getDeclaringClass().getSimpleName() + "." + method.getName(), method));
        return methods;
    }

    private static Set<String> allowed(Method method) {
        RolesAllowed roles = method.isAnnotationPresent(RolesAllowed.class)
                ? method.getAnnotation(RolesAllowed.class)
                : method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        return Set.of(roles.value());
    }

    private static Case sight(Call call) {
        return new Case(Needs.SIGHT, call);
    }

    private static Case full(Call call) {
        return new Case(Needs.FULL_SIGHT, call);
    }

    private static Case change(Call call) {
        return new Case(Needs.CHANGE, call);
    }

    private static Case contact(Call call) {
        return new Case(Needs.CONTACT, call);
    }

    private static Case role(Call call) {
        return new Case(Needs.ROLE, call);
    }

    private static UUID id(Object value) {
        return value instanceof UUID id ? id : UUID.fromString(value.toString());
    }
}
