package dk.indsigt.portal.api;

import dk.indsigt.domain.account.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The scopes that a client must have, all of them, to call a method; none for what any client may ask. Without it nobody may. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Scope[] value();
}
