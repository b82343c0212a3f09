package dk.indsigt.demo;

import dk.indsigt.domain.consent.ConsentPurpose.Audience;
import dk.indsigt.domain.consent.ConsentPurpose.Kind;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.processing.RetentionRule;
import dk.indsigt.domain.recording.RecordingRule;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.InstantConverter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The part of the reference data that decides what the demo may look like, as the migrations left it. */
final class ReferenceData {
    /** A purpose with one of its channels. */
    record Choice(
            String purpose,
            MarketingChannel channel,
            Kind kind,
            boolean marketing,
            Audience audience,
            LocalText name) {}

    private record Text(String purpose, UUID id, Instant validFrom) {}

    private record Provider(String code, LocalDate from, LocalDate to) {}

    private final List<RecordingRule> recordingRules = new ArrayList<>();
    private final Map<String, RetentionRule> retentionRules = new HashMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<Provider> providers = new ArrayList<>();

    private ReferenceData() {}

    static ReferenceData read(Connection connection) throws SQLException {
        ReferenceData data = new ReferenceData();
        try (Statement statement = connection.createStatement()) {
            data.readRules(statement);
            data.readConsents(statement);
            data.readProviders(statement);
        }
        return data;
    }

    List<RecordingRule> recordingRules() {
        return List.copyOf(recordingRules);
    }

    /** @return the day on which something is deleted whose period began with an event of that day */
    LocalDate dueOn(String rule, LocalDate event) {
        return retentionRules.get(rule).dueOn(event).orElseThrow();
    }

    /** @return what is decided in the portal */
    List<Choice> choices() {
        return List.copyOf(choices);
    }

    Choice choice(String purpose, MarketingChannel channel) {
        return choices.stream()
                .filter(choice -> choice.purpose().equals(purpose) && choice.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    /** @return the version that was shown at that time, or nothing where there was none yet */
    Optional<UUID> textAt(String purpose, Instant at) {
        return texts.stream()
                .filter(text ->
                        text.purpose().equals(purpose) && !text.validFrom().isAfter(at))
                .max(Comparator.comparing(Text::validFrom))
                .map(Text::id);
    }

    /** @return since when there is a text for a purpose, or nothing before {@code until} */
    Optional<Instant> firstText(String purpose, Instant until) {
        return texts.stream()
                .filter(text -> text.purpose().equals(purpose))
                .map(Text::validFrom)
                .min(Comparator.naturalOrder())
                .filter(from -> from.isBefore(until));
    }

    /** @return the payment provider of that day (K-01), or nothing before the first */
    Optional<String> providerOn(LocalDate day) {
        return providers.stream()
                .filter(provider -> !provider.from().isAfter(day)
                        && (provider.to() == null || !provider.to().isBefore(day)))
                .map(Provider::code)
                .findFirst();
    }

    private void readRules(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select code, segment, direction, period from recording_rule order by code")) {
            while (rows.next()) {
                recordingRules.add(RecordingRule.of(
                        rows.getString(1), rows.getString(2), rows.getString(3), Period.parse(rows.getString(4))));
            }
        }
        try (ResultSet rows = statement.executeQuery(
                "select code, activity_code, period, starts_at, action, mark, text_da, text_en, source from retention_rule")) {
            while (rows.next()) {
                String period = rows.getString(3);
                retentionRules.put(
                        rows.getString(1),
                        new RetentionRule(
                                rows.getString(1),
                                rows.getString(2),
                                period == null ? null : Period.parse(period),
                                RetentionRule.StartsAt.valueOf(rows.getString(4)),
                                rows.getString(5),
                                Mark.valueOf(rows.getString(6)),
                                new LocalText(rows.getString(7), rows.getString(8)),
                                rows.getString(9)));
            }
        }
    }

    private void readConsents(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select p.code, c.channel, p.kind, p.marketing, p.audience, p.name_da, p.name_en"
                        + " from consent_purpose p join consent_purpose_channel c on c.purpose_code = p.code"
                        + " where p.in_portal order by p.ordinal, c.ordinal")) {
            while (rows.next()) {
                choices.add(new Choice(
                        rows.getString(1),
                        MarketingChannel.valueOf(rows.getString(2)),
                        Kind.valueOf(rows.getString(3)),
                        rows.getBoolean(4),
                        Audience.valueOf(rows.getString(5)),
                        new LocalText(rows.getString(6), rows.getString(7))));
            }
        }
        try (ResultSet rows = statement.executeQuery("select purpose_code, id, valid_from from consent_text")) {
            while (rows.next()) {
                texts.add(new Text(
                        rows.getString(1),
                        UUID.fromString(rows.getString(2)),
                        InstantConverter.fromText(rows.getString(3))));
            }
        }
    }

    private void readProviders(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "select code, valid_from, valid_to from recipient where code in ('ADYEN', 'DIBS') order by valid_from")) {
            while (rows.next()) {
                String to = rows.getString(3);
                providers.add(new Provider(
                        rows.getString(1),
                        LocalDate.parse(rows.getString(2)),
                        to == null ? null : LocalDate.parse(to)));
            }
        }
    }
}
