package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.processing.Register;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The words of a package in one language: its own texts, and what the register calls things. */
final class Words {
    static final String BUNDLE = "dk.indsigt.service.rights.pack.words";

    private final Language language;
    private final Register register;
    private final ResourceBundle bundle;

    Words(Language language, Register register) {
        this.language = language;
        this.register = register;
        bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), Words.class.getClassLoader());
    }

    Language language() {
        return language;
    }

    /** @return the text as it stands, or filled in where there are arguments */
    String say(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    String column(Column column) {
        return say("column." + column.key());
    }

    String sheet(Sheet sheet) {
        return sheet.first() ? section(sheet.section()) : say("sheet." + sheet.name());
    }

    String section(Section section) {
        String wider = "section." + section.name();
        return bundle.containsKey(wider)
                ? bundle.getString(wider)
                : register.category(section.name()).name().in(language);
    }

    /** @return what a code means; the code itself where nobody knows */
    String code(String prefix, String code) {
        switch (prefix) {
            case "recipient":
                return register.recipient(code).in(language);
            case "purpose":
                return register.purposes().stream()
                        .filter(purpose -> purpose.code().equals(code))
                        .map(purpose -> purpose.name().in(language))
                        .findFirst()
                        .orElse(code);
            case "activity":
                Activity activity = register.activities().get(code);
                return activity == null ? code : activity.name().in(language);
            case "category":
                return category(code);
            case "ground":
                return ground(code);
            case "requestType":
                return requestType(code);
            default:
                return own(prefix, code);
        }
    }

    private String category(String code) {
        return register.categories().stream()
                .filter(category -> category.code().equals(code))
                .map(category -> category.name().in(language))
                .findFirst()
                .orElse(code);
    }

    /** @return every code with that prefix and what it means */
    Map<String, String> codes(String prefix) {
        Map<String, String> codes = new TreeMap<>();
        switch (prefix) {
            case "recipient" -> register.recipients().keySet().forEach(code -> codes.put(code, code(prefix, code)));
            case "purpose" ->
                register.purposes().forEach(purpose -> codes.put(purpose.code(), code(prefix, purpose.code())));
            case "activity" -> register.activities().keySet().forEach(code -> codes.put(code, code(prefix, code)));
            case "category" ->
                register.categories().forEach(category -> codes.put(category.code(), code(prefix, category.code())));
            case "ground" ->
                register.refusalGrounds().forEach(ground -> codes.put(ground.code(), ground(ground.code())));
            case "requestType" ->
                Arrays.stream(RequestType.values()).forEach(type -> codes.put(type.name(), code(prefix, type.name())));
            default -> {}
        }
        String own = "code." + prefix + ".";
        bundle.keySet().stream()
                .filter(key -> key.startsWith(own))
                .forEach(key -> codes.put(key.substring(own.length()), bundle.getString(key)));
        return codes;
    }

    /** @return a ground of refusal in plain words, with its provision */
    String ground(String code) {
        Register.RefusalGround ground = register.refusalGround(code);
        return ground == null ? code : ground.name().in(language) + " (" + ground.provision() + ")";
    }

    private String requestType(String code) {
        try {
            return register.requestKind(RequestType.valueOf(code)).name().in(language);
        } catch (IllegalArgumentException unknown) {
            return own("requestType", code);
        }
    }

    private String own(String prefix, String code) {
        try {
            return bundle.getString("code." + prefix + "." + code);
        } catch (MissingResourceException unknown) {
            return code;
        }
    }
}
