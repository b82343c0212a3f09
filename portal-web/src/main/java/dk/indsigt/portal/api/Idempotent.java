package dk.indsigt.portal.api;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A write that is done once for each Idempotency-Key. The method runs within one transaction that its services join; a failure rolls all of it
 * back and frees the key. What it returns is kept for a day, so it should be ids and codes rather than personal data.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
