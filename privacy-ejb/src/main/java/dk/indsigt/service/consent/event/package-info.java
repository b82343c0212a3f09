/**
 * What is decided reaches the systems that rely on it (P-8-a, case DK-TELENOR-SPAM-2012): an event for each subscriber in the transaction of the
 * decision, sent until it is taken, and waited for until it is confirmed. Decided: who has not confirmed within the hour is answered no about that
 * person; a subscriber may only be called at an address that an administrator registered for it; the secret that signs is found anew from the id.
 */
package dk.indsigt.service.consent.event;
