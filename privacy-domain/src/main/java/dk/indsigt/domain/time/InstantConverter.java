package dk.indsigt.domain.time;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** An instant as {@code DATETIME(6)} in UTC: a date and time without zone, so that no zone of a machine or a driver can shift it. */
@Converter(autoApply = true)
public final class InstantConverter implements AttributeConverter<Instant, LocalDateTime> {
    private static final DateTimeFormatter WRITE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    @Override
    public LocalDateTime convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public Instant convertToEntityAttribute(LocalDateTime dateTime) {
        return dateTime == null ? null : dateTime.toInstant(ZoneOffset.UTC);
    }

    /**
     * @param instant a moment
     * @return the literal that MariaDB takes for {@code DATETIME(6)}
     */
    public static String toText(Instant instant) {
        return WRITE.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /**
     * @param text what MariaDB gives for a {@code DATETIME(6)}, with a space or a T between date and time
     * @return the moment
     */
    public static Instant fromText(String text) {
        return LocalDateTime.parse(text.replace('T', ' '), READ).toInstant(ZoneOffset.UTC);
    }
}
