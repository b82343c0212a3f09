/** Credit assessments explained to the person they are about (art. 15(1)(h), case EU-C203-22-DNB). */
package dk.indsigt.portal.self.credit;
