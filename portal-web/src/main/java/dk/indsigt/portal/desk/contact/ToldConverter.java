package dk.indsigt.portal.desk.contact;

import dk.indsigt.domain.contact.Told;
import jakarta.faces.convert.EnumConverter;
import jakarta.faces.convert.FacesConverter;

/** Facts a caller told, in a list of check boxes. */
@FacesConverter("told")
public final class ToldConverter extends EnumConverter {
    public ToldConverter() {
        super(Told.class);
    }
}
