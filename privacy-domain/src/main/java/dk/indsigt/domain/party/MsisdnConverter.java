package dk.indsigt.domain.party;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A number as its E.164 text. */
@Converter(autoApply = true)
public final class MsisdnConverter implements AttributeConverter<Msisdn, String> {
    @Override
    public String convertToDatabaseColumn(Msisdn number) {
        return number == null ? null : number.value();
    }

    @Override
    public Msisdn convertToEntityAttribute(String text) {
        return text == null ? null : new Msisdn(text);
    }
}
