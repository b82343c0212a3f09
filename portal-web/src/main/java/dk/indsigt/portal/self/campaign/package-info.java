/**
 * What a customer asks for once: a call, a place in a competition (P-3.2).
 */
package dk.indsigt.portal.self.campaign;
