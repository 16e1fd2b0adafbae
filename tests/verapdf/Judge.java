/*
 * Holds PDF files against veraPDF's profiles of PDF/A-3a and PDF/UA-1.
 *
 * Arguments: files.  Prints for each file and profile a line, parts divided by
 * TAB: file, profile, number of assertions that were made, and each rule that
 * was broken as "clause-test: what it asks".
 */
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Judge {
	private static final List<PDFAFlavour> PROFILES =
	    List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

	private Judge() {
	}

	private static List<String> judge(String path, PDFAFlavour profile) {
		List<String> told = new ArrayList<>(
		    List.of(path, profile.getId()));
		try (PDFAParser file = Foundries.defaultInstance()
			 .createParser(new File(path), profile);
		     PDFAValidator validator = Foundries.defaultInstance()
			 .createValidator(profile, false)) {
			ValidationResult result = validator.validate(file);
			told.add(String.valueOf(result.getTotalAssertions()));
			told.addAll(broken(result));
		} catch (Exception e) {
			told.add("0");
			told.add("unreadable: " + e.getMessage());
		}
		return told;
	}

	private static TreeSet<String> broken(ValidationResult result) {
		TreeSet<String> rules = new TreeSet<>();
		for (TestAssertion a : result.getTestAssertions()) {
			if (a.getStatus() == TestAssertion.Status.FAILED) {
				rules.add(a.getRuleId().getClause() + "-"
				    + a.getRuleId().getTestNumber() + ": "
				    + a.getMessage().replaceAll("\\s+", " "));
			}
		}
		if (!result.isCompliant() && rules.isEmpty()) {
			rules.add("not compliant");
		}
		return rules;
	}

	public static void main(String[] files) {
		VeraGreenfieldFoundryProvider.initialise();
		for (String path : files) {
			for (PDFAFlavour profile : PROFILES) {
				System.out.println(
				    String.join("\t", judge(path, profile)));
			}
		}
	}
}
