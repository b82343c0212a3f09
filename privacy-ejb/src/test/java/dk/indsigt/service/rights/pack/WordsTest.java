package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Identification;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.recording.CallSegment;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.recording.ListeningPurpose;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.recording.RecordingConsent;
import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.traffic.TrafficKind;
import dk.indsigt.domain.visit.MailEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsTest {
    /** What the register has the words for. */
    private static final Set<String> OF_REGISTER =
            Set.of("recipient", "purpose", "activity", "category", "ground", "requestType");

    private static final Map<String, List<Enum<?>[]>> CODES = Map.ofEntries(
            codes("actor", Role.values()),
            codes("audit", AuditAction.values()),
            codes(
                    "because",
                    Reason.values(),
                    DisclosureReason.values(),
                    Identification.values(),
                    ListeningPurpose.values(),
                    AskedThrough.values(),
                    LegalHold.Target.values(),
                    RightsRequest.ExtensionReason.values(),
                    RightsRequest.Result.values(),
                    RightsIdentity.Method.values()),
            codes("brand", Brand.values()),
            codes("callbackState", CallbackRequest.State.values()),
            codes("callbackTopic", CallbackRequest.Topic.values()),
            codes("cause", Recording.Cause.values()),
            codes("channel", MarketingChannel.values(), AskedThrough.values()),
            codes("competitionState", Competition.State.values()),
            codes("creditKind", CreditAssessment.Kind.values()),
            codes("creditOutcome", CreditAssessment.Outcome.values()),
            codes("creditSource", CreditAssessment.Source.values()),
            codes("decision", Decision.values()),
            codes("direction", Direction.values()),
            codes("document", Mandate.Evidence.values()),
            codes("holdTarget", LegalHold.Target.values()),
            codes("identification", Identification.values(), RightsIdentity.Method.values()),
            codes("identityKind", RightsIdentity.Kind.values()),
            codes("itemOutcome", RightsItem.Outcome.values()),
            codes("listing", Listing.values()),
            codes("mailEvent", MailEvent.Kind.values()),
            codes("noticeKind", RecipientNotice.Kind.values()),
            codes("noticeState", RecipientNotice.State.values()),
            codes("receiptKind", ReceiptKind.values()),
            codes("recordingConsent", RecordingConsent.Method.values()),
            codes("relation", Relation.values()),
            codes("requestOutcome", RightsRequest.Result.values()),
            codes("requestState", RequestState.values()),
            codes("segment", Segment.values(), CallSegment.values()),
            codes("standing", Standing.values()),
            codes("step", Step.values()),
            codes("stop", ProcessingStop.Kind.values()),
            codes("stopEnded", ProcessingStop.Ended.values()),
            codes("told", Told.values()),
            codes("traffic", TrafficKind.values()),
            codes("way", Message.Way.values()));

    private final ResourceBundle danish = ResourceBundle.getBundle(Words.BUNDLE, Language.DA.locale());
    private final ResourceBundle english = ResourceBundle.getBundle(Words.BUNDLE, Language.EN.locale());

    @Test
    @DisplayName("Danish and English say the same things, and neither says nothing")
    void keys() {
        assertEquals(new TreeSet<>(danish.keySet()), new TreeSet<>(english.keySet()));
        for (ResourceBundle bundle : List.of(danish, english)) {
            bundle.keySet().forEach(key -> assertFalse(bundle.getString(key).isBlank(), key));
        }
    }

    @Test
    @DisplayName("every list, column, kind of column and kind of code has a name")
    void names() {
        Set<String> needed = new TreeSet<>();
        for (Sheet sheet : Sheets.all()) {
            if (!sheet.first()) {
                needed.add("sheet." + sheet.name());
            }
            for (Column column : sheet.columns()) {
                needed.add("column." + column.key());
                needed.add("kind." + column.kind());
                if (column.kind() == Column.Kind.CODE || column.kind() == Column.Kind.CODES) {
                    needed.add("codes." + column.words());
                }
            }
        }
        needed.removeAll(danish.keySet());
        assertEquals(Set.of(), needed);
    }

    @Test
    @DisplayName("every code that the database can hold has plain words")
    void codes() {
        Set<String> needed = new TreeSet<>();
        CODES.forEach((prefix, all) ->
                all.stream().flatMap(Arrays::stream).forEach(code -> needed.add("code." + prefix + "." + code.name())));
        needed.removeAll(danish.keySet());
        assertEquals(Set.of(), needed);
    }

    @Test
    @DisplayName("every kind of code that a column has is one whose words are checked here or stand in the register")
    void kinds() {
        Set<String> known = new HashSet<>(CODES.keySet());
        known.addAll(OF_REGISTER);
        known.addAll(Set.of("partyKind", "language", "shop", "point", "creditCode"));
        Set<String> unknown = Sheets.all().stream()
                .flatMap(sheet -> sheet.columns().stream())
                .filter(column -> column.kind() == Column.Kind.CODE || column.kind() == Column.Kind.CODES)
                .map(Column::words)
                .filter(words -> !known.contains(words))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown);
    }

    private static Map.Entry<String, List<Enum<?>[]>> codes(String prefix, Enum<?>[]... all) {
        return Map.entry(prefix, Stream.of(all).toList());
    }
}
