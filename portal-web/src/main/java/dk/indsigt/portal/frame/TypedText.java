package dk.indsigt.portal.frame;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;
import java.util.regex.Pattern;

/** Text from a form, without control characters: nobody can type them, and no page, letter or file can show them. */
@FacesConverter("typed")
public final class TypedText implements Converter<String> {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

    @Override
    public String getAsObject(FacesContext context, UIComponent component, String typed) {
        if (typed == null) {
            return null;
        }
        String text = CONTROL.matcher(typed).replaceAll("");
        return text.isEmpty() ? null : text;
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, String value) {
        return value == null ? "" : value;
    }
}
