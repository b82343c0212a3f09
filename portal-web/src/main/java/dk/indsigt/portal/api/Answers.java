package dk.indsigt.portal.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the description: the record that a method answers with, where it returns a Response, and the status of success. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Answers {
    Class<? extends Record> value();

    int status() default 200;
}
