package dk.indsigt.portal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.SurveyQuestion;
import dk.indsigt.domain.campaign.UnsubscribeProbe;
import dk.indsigt.domain.consent.CaptureResult;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.consent.RobinsonList;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Identification;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.disclosure.AudienceExport;
import dk.indsigt.domain.disclosure.AudienceRemoval;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.recording.ListeningPurpose;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsBalancing;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.traffic.TrafficKind;
import dk.indsigt.domain.visit.CookieAct;
import dk.indsigt.domain.visit.CookieCategory;
import dk.indsigt.domain.visit.MailEvent;
import dk.indsigt.service.contact.DeskSearchService;
import dk.indsigt.service.processing.HeldDataService.Category;
import dk.indsigt.service.rights.RightsDesk;
import dk.indsigt.service.rights.RightsQueue;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BundleTest {
    /** Codes that pages say by a prefix, for each prefix. */
    private static final Map<String, List<String>> SAID = new TreeMap<>(Map.ofEntries(
            Map.entry("actor", codes(Role.values())),
            Map.entry("audit", shown()),
            Map.entry("audienceReason", audienceReasons()),
            Map.entry("audienceState", codes(AudienceExport.State.values())),
            Map.entry("because", because()),
            Map.entry("brand", codes(Brand.values())),
            Map.entry("category", codes(Category.values())),
            Map.entry("category.note", List.of("IDENTITY", "CONTACT", "PAYMENT_CARD", "LOGGING", "DIRECTORY")),
            Map.entry("balance", codes(RightsBalancing.Conclusion.values())),
            Map.entry("callbackState", codes(CallbackRequest.State.values())),
            Map.entry("callbackTopic", codes(CallbackRequest.Topic.values())),
            Map.entry("caseBall", codes(RequestState.Ball.values())),
            Map.entry("cause", codes(Recording.Cause.values())),
            Map.entry("channel", both(MarketingChannel.values(), AskedThrough.values())),
            Map.entry("cookieAct", codes(CookieAct.values())),
            Map.entry("cookieCategory", codes(CookieCategory.values())),
            Map.entry(
                    "competitionAge",
                    Competition.AGES.stream().map(String::valueOf).toList()),
            Map.entry("questionKind", codes(SurveyQuestion.Kind.values())),
            Map.entry("competitionState", codes(Competition.State.values())),
            Map.entry("creditInput", List.of("IDENTITY", "CPR", "DEBT_REGISTER", "PAYMENT_HISTORY", "INCOME", "AGE")),
            Map.entry("creditKind", codes(CreditAssessment.Kind.values())),
            Map.entry("creditOutcome", codes(CreditAssessment.Outcome.values())),
            Map.entry("creditResult", List.of("PASSED", "FAILED")),
            Map.entry("creditRule", List.of("NO_REGISTERED_DEBT", "PAID_ON_TIME", "OF_AGE", "INCOME_COVERS")),
            Map.entry("creditSource", codes(CreditAssessment.Source.values())),
            Map.entry("creditWould", List.of("DEBT_PAID", "DEPOSIT", "LOWER_AMOUNT")),
            Map.entry("decision", codes(Decision.values())),
            Map.entry("direction", codes(Direction.values())),
            Map.entry("erasureGround", List.of("A", "B", "C", "D", "E", "F")),
            Map.entry("fact", facts()),
            Map.entry("field", List.of("phone", "address")),
            Map.entry("fileKind", List.of("application/pdf", "image/png", "image/jpeg", "message/rfc822")),
            Map.entry("holdState", codes(LegalHold.State.values())),
            Map.entry("holdTarget", codes(LegalHold.Target.values())),
            Map.entry("identification", codes(Identification.values())),
            Map.entry("identityKind", codes(RightsIdentity.Kind.values())),
            Map.entry("identityMethod", codes(RightsIdentity.Method.values())),
            Map.entry("issueState", codes(NewsletterIssue.State.values())),
            Map.entry("kind", codes(ConsentPurpose.Kind.values())),
            Map.entry("leftOut", leftOut()),
            Map.entry("letterKind", codes(LetterKind.values())),
            Map.entry("letterWhen", codes(LetterKind.values())),
            Map.entry("listing", codes(Listing.values())),
            Map.entry("listing.text", codes(Listing.values())),
            Map.entry("mailEvent", codes(MailEvent.Kind.values())),
            Map.entry("mandateEvidence", codes(Mandate.Evidence.values())),
            Map.entry("mark", codes(Mark.values())),
            Map.entry("match", codes(DeskSearchService.Match.values())),
            Map.entry("queuePart", codes(RightsQueue.Part.values())),
            Map.entry("newsletter", List.copyOf(NewsletterIssue.PURPOSES)),
            Map.entry("noticeHow", codes(RecipientNotice.How.values())),
            Map.entry("noticeKind", codes(RecipientNotice.Kind.values())),
            Map.entry("noticeState", codes(RecipientNotice.State.values())),
            Map.entry(
                    "placeholder",
                    Arrays.stream(LetterKind.values())
                            .flatMap(kind -> kind.placeholders().stream())
                            .distinct()
                            .toList()),
            Map.entry("receiptKind", codes(ReceiptKind.values())),
            Map.entry("captureResult", codes(CaptureResult.values())),
            Map.entry("receiptNext", codes(ReceiptKind.values())),
            Map.entry("recipientRole", List.of("CONTROLLER", "JOINT", "PROCESSOR", "INDEPENDENT")),
            Map.entry("relation", codes(Relation.values())),
            Map.entry("removalState", codes(AudienceRemoval.State.values())),
            Map.entry("restrictionGround", List.of("A", "B", "C", "D")),
            Map.entry("rightsBall", codes(RequestState.Ball.values())),
            Map.entry("rightsEffect", codes(RequestType.values())),
            Map.entry("rightsField", List.of("NAME", "BIRTH_DATE", "ADDRESS", "EMAIL", "PHONE", "OTHER")),
            Map.entry("rightsItem", codes(RightsItem.Outcome.values())),
            Map.entry("rightsNext", codes(RequestState.values())),
            Map.entry("rightsOutcome", codes(RightsRequest.Result.values())),
            Map.entry("rightsPick", List.of("RECORDING_COPY", "OBJECTION", "CONSENT_WITHDRAWAL")),
            Map.entry("rightsReason", rightsReasons()),
            Map.entry("rightsShort", codes(RequestType.values())),
            Map.entry("rightsStage", List.of("RECEIVED", "IDENTITY", "WORK", "DECIDED", "DONE")),
            Map.entry("rightsState", codes(RequestState.values())),
            Map.entry("rightsStep", codes(Step.values())),
            Map.entry("rightsWhat", codes(RequestType.values())),
            Map.entry("rightsWords", codes(RequestType.values())),
            Map.entry("robinsonLine", List.of("ROBINSON_SEPARATOR", "ROBINSON_NAME", "ROBINSON_ADDRESS")),
            Map.entry("robinsonState", codes(RobinsonList.State.values())),
            Map.entry("scope", codes(Scope.values())),
            Map.entry("segment", codes(Segment.values())),
            Map.entry("shop", List.of("WEB", "STORE")),
            Map.entry(
                    "source",
                    List.of("PROVIDED", "OBSERVED", "THIRD_PARTY", "PROVIDED_BY_COMPANY", "SOCIAL_MEDIA", "DERIVED")),
            Map.entry("standing", codes(Standing.values())),
            Map.entry("standingReach", codes(Standing.values())),
            Map.entry("startedBy", codes(RetentionRun.StartedBy.values())),
            Map.entry("stopKind", codes(ProcessingStop.Kind.values())),
            Map.entry("told", codes(Told.values())),
            Map.entry("traffic", codes(TrafficKind.values())),
            Map.entry("transfer", List.of("SCC", "ADEQUACY")),
            Map.entry("wayOut", codes(UnsubscribeProbe.Outcome.values())),
            Map.entry(
                    "wish",
                    List.of(
                            "words",
                            "field",
                            "value",
                            "before",
                            "ground",
                            "assessment",
                            "recordings",
                            "activities",
                            "consents"))));

    private static final String FRAMEWORK = "jakarta.faces.";
    private static final Properties DA = read("da");
    private static final Properties EN = read("en");

    @Test
    @DisplayName("Danish and English say the same things, and neither says nothing")
    void keys() {
        assertEquals(new TreeSet<>(DA.stringPropertyNames()), new TreeSet<>(EN.stringPropertyNames()));
        for (Properties bundle : List.of(DA, EN)) {
            bundle.stringPropertyNames()
                    .forEach(key -> assertFalse(bundle.getProperty(key).isBlank(), key));
        }
    }

    @Test
    @DisplayName("no key stands twice")
    void twice() {
        for (String language : List.of("da", "en")) {
            List<String> keys = Sources.text(Sources.bundle(language))
                    .lines()
                    .filter(line -> line.matches("[A-Za-z][\\w.]*\\s*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertEquals(
                    new TreeSet<>(keys).size(),
                    keys.size(),
                    () -> "twice in " + language + ": "
                            + keys.stream()
                                    .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                                    .distinct()
                                    .toList());
        }
    }

    @Test
    @DisplayName("every text that is filled in can be, with the same arguments in both languages")
    void patterns() {
        Set<String> filled = filled();
        for (String key : filled) {
            if (DA.containsKey(key)) {
                assertEquals(arguments(DA, Language.DA, key), arguments(EN, Language.EN, key), key);
            }
        }
        for (Properties bundle : List.of(DA, EN)) {
            for (String key : bundle.stringPropertyNames()) {
                String text = bundle.getProperty(key);
                boolean says = text.matches("(?s).*\\{\\d.*");
                assertTrue(!says || filled.contains(key) || key.startsWith(FRAMEWORK), key + " is never filled in");
                boolean doubled = text.contains("''");
                assertTrue(
                        !doubled || filled.contains(key) || key.startsWith(FRAMEWORK), key + " doubles an apostrophe");
            }
        }
    }

    @Test
    @DisplayName("every code that a page can say has a text")
    void saidCodes() {
        Set<String> prefixes = Stream.concat(
                        Sources.find(Sources.pages(), "say\\.code\\('([\\w.]+)'")
                                .map(found -> found.group(1)),
                        Sources.find(Sources.pages(), "prefix=\"([\\w.]+)\"").map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(SAID.keySet().containsAll(prefixes), () -> "not known here: " + minus(prefixes, SAID.keySet()));
        assertEquals(Set.of(), minus(saidKeys(), DA.stringPropertyNames()));
    }

    @Test
    @DisplayName("every key that a page or a class names exists")
    void named() {
        assertEquals(Set.of(), minus(literals(), DA.stringPropertyNames()));
    }

    @Test
    @DisplayName("every failure that a class can raise has a text, and every text of a failure is raised")
    void failures() {
        Set<String> raised = raised();
        Set<String> texts = DA.stringPropertyNames().stream()
                .filter(key -> key.startsWith("error."))
                .map(key -> key.substring("error.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), minus(raised, texts));
        Set<String> quoted = Sources.find(Sources.java(), "\"([A-Z]+(?:_[A-Z]+)*)\"")
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unraised = minus(texts, quoted);
        unraised.removeIf(code -> literals().contains("error." + code));
        assertEquals(Set.of(), unraised);
    }

    @Test
    @DisplayName("no text is left over")
    void unused() {
        Set<String> unused = new TreeSet<>(DA.stringPropertyNames());
        unused.removeAll(literals());
        unused.removeAll(saidKeys());
        unused.removeIf(key -> key.startsWith(FRAMEWORK) || key.startsWith("error."));
        for (String kind : List.of("missing", "refused", "database", "unforeseen")) {
            unused.remove("problem." + kind + ".title");
            unused.remove("problem." + kind + ".text");
        }
        assertEquals(Set.of(), unused);
    }

    private static Set<String> saidKeys() {
        return SAID.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(code -> entry.getKey() + "." + code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keys that stand whole in a page or a class. */
    private static Set<String> literals() {
        Set<String> keys = new TreeSet<>();
        Stream.of("\\bt\\['([\\w.]+)'\\]", "say\\.text\\('([\\w.]+)'")
                .flatMap(pattern -> Sources.find(Sources.pages(), pattern))
                .forEach(found -> keys.add(found.group(1)));
        Sources.find(portal(), "(?:texts\\.text|Texts\\.raw)\\((?:\\w+, )?\"([\\w.]+)\"[,)]")
                .forEach(found -> keys.add(found.group(1)));
        Sources.find(portal(), "\"([a-z]\\w*(?:\\.\\w+)+)\"")
                .map(found -> found.group(1))
                .filter(DA::containsKey)
                .forEach(keys::add);
        return keys;
    }

    /** Keys whose text is a pattern: said with arguments, or of a failure. */
    private static Set<String> filled() {
        Set<String> keys = Sources.find(Sources.pages(), "say\\.text\\('([\\w.]+)',")
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Sources.find(portal(), "texts\\.text\\(\"([\\w.]+)\",").forEach(found -> keys.add(found.group(1)));
        DA.stringPropertyNames().stream()
                .filter(key -> key.startsWith("error."))
                .forEach(keys::add);
        return keys;
    }

    /** Codes of failures as constructed, and as promised in the comments of those who make them by other means. */
    private static Set<String> raised() {
        Set<String> codes = new TreeSet<>();
        Sources.find(
                        Sources.java(),
                        "(?:new (?:InvalidValue|Refused|Privacy)Exception|super)\\(\\s*\"([A-Z]+(?:_[A-Z]+)*)\"")
                .forEach(found -> codes.add(found.group(1)));
        Sources.find(Sources.java(), "RequestException\\s*\\.(?:bad|of|at)\\((?:[^\";]*,\\s*)?\"([A-Z]+(?:_[A-Z]+)*)\"")
                .forEach(found -> codes.add(found.group(1)));
        Sources.find(
                        Sources.java(),
                        "@throws (?:[\\w.]*\\.)?(?:InvalidValue|Refused|Request)Exception ([A-Z_]+(?:,\\s*(?:\\*\\s*)?[A-Z_]+)*)")
                .flatMap(found -> Arrays.stream(found.group(1).split("[^A-Z_]+")))
                .forEach(codes::add);
        return codes;
    }

    private static List<Path> portal() {
        return Sources.java().stream()
                .filter(file -> file.toString().contains("portal-web"))
                .toList();
    }

    private static List<String> shown() {
        return Arrays.stream(AuditAction.values())
                .filter(AuditAction::shown)
                .map(Enum::name)
                .toList();
    }

    /** Why somebody is not in an audience. */
    private static List<String> audienceReasons() {
        List<String> codes = new ArrayList<>(List.of("NO_EMAIL", "SAME_ADDRESS"));
        Arrays.stream(Permission.values())
                .filter(permission -> !permission.allowed())
                .map(Enum::name)
                .forEach(codes::add);
        return codes;
    }

    /** Whatever the audit log keeps as a reason and shows to customers. */
    private static List<String> because() {
        List<String> codes = new ArrayList<>();
        codes.addAll(codes(Reason.values()));
        codes.addAll(codes(DisclosureReason.values()));
        codes.addAll(codes(Identification.values()));
        codes.addAll(codes(ListeningPurpose.values()));
        codes.addAll(codes(LegalHold.Target.values()));
        codes.add(AskedThrough.PORTAL.name());
        Arrays.stream(AskedThrough.values())
                .filter(AskedThrough::desk)
                .map(Enum::name)
                .forEach(codes::add);
        codes.addAll(List.of("CALLER_NOT_IDENTIFIED", "TOLD_IS_NO_PROOF"));
        codes.addAll(List.of(
                "REC_PRIVATE_INBOUND",
                "REC_PRIVATE_OUTBOUND_SALE",
                "REC_BUSINESS_INBOUND",
                "REC_BUSINESS_OUTBOUND_SALE",
                "REC_OTHER"));
        return codes;
    }

    /** Facts that services put on receipts. */
    private static List<String> facts() {
        return Sources.find(Sources.java(), "\\.with\\(\"(\\w+)\"")
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Why somebody does not get a newsletter: every answer that forbids it, and what else can be in the way. */
    private static List<String> leftOut() {
        return Stream.concat(
                        Arrays.stream(Permission.values())
                                .filter(answer -> !answer.allowed())
                                .map(Enum::name),
                        Stream.of("NO_EMAIL", "STOPPED"))
                .toList();
    }

    /** Whatever a step of a request keeps as its reason. */
    private static List<String> rightsReasons() {
        return Stream.of(
                        codes(AskedThrough.values()),
                        codes(RightsIdentity.Method.values()),
                        codes(RightsDesk.Doubt.values()),
                        codes(RightsRequest.ExtensionReason.values()),
                        List.of("GRANTED", "PARTLY", "REFUSED", "ANSWERED"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> both(Enum<?>[] some, Enum<?>[] more) {
        return Stream.of(some, more).flatMap(Arrays::stream).map(Enum::name).toList();
    }

    private static int arguments(Properties bundle, Language language, String key) {
        return new MessageFormat(bundle.getProperty(key), language.locale()).getFormatsByArgumentIndex().length;
    }

    private static Set<String> minus(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static Properties read(String language) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Sources.bundle(language), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
