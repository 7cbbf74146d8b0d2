package io.github.portalinvites;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of the packages, over the main classes of every module. */
class ArchitectureTest {

  private static final String ROOT = "io.github.portalinvites";
  private static final String INTERNAL = ROOT + ".internal";

  /** The words of the API, in the order in which they may import each other: only to the left. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of("portal"),
          List.of("mail", "secret"),
          List.of("directory"),
          List.of("permission"),
          List.of("template"),
          List.of("settings", "access", "delivery"),
          List.of("invitation"),
          List.of("audience"),
          List.of("registration"),
          List.of("bulk"),
          List.of("activity"),
          List.of("privacy"),
          List.of("storage"));

  private static final List<List<String>> LEVELS =
      Stream.of(
              WORDS.stream().map(level -> below(ROOT, level)),
              Stream.of(List.of(ROOT + ".jdbc")),
              Stream.of(List.of(INTERNAL + ".export")),
              WORDS.stream().map(level -> below(INTERNAL, level)),
              Stream.of(below(ROOT, List.of("memory", "smtp", "eml", "json"))),
              Stream.of(List.of(ROOT)))
          .flatMap(levels -> levels)
          .toList();

  private static final String[] API =
      WORDS.stream()
          .flatMap(List::stream)
          .map(word -> ROOT + "." + word + "..")
          .toArray(String[]::new);

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  @Test
  void packagesHaveNoCycle() {
    check(slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles());
  }

  @Test
  void packagesImportOnlyPackagesLeftOfThem() {
    check(classes().should(IMPORT_ONLY_TO_THE_LEFT));
  }

  @Test
  void onlyCoreSeesInternal() {
    check(
        noClasses()
            .that(
                DescribedPredicate.not(
                    resideInAnyPackage(
                        ROOT,
                        INTERNAL + "..",
                        ROOT + ".memory..",
                        ROOT + ".smtp..",
                        ROOT + ".json..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTERNAL + ".."));
  }

  @Test
  void noPublicSignatureNamesAnInternalType() {
    var internal = resideInAPackage(INTERNAL + "..");
    var oneInternal =
        DescribedPredicate.<List<JavaClass>>describe(
            "an internal type", types -> types.stream().anyMatch(internal));
    var signatures =
        noCodeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(INTERNAL + "..");
    check(signatures.should().haveRawReturnType(internal));
    check(signatures.should().haveRawParameterTypes(oneInternal));
  }

  @Test
  void onlyStorageAdaptersAndCoreImportStorage() {
    check(
        noClasses()
            .that(
                DescribedPredicate.not(
                    resideInAnyPackage(
                        ROOT,
                        ROOT + ".storage..",
                        ROOT + ".jdbc..",
                        ROOT + ".memory..",
                        INTERNAL + "..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".storage.."));
  }

  @Test
  void smtpKnowsOnlyMail() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".smtp..")
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(
                                ROOT + ".smtp..", ROOT + ".mail..", ROOT + ".portal..")))));
  }

  @Test
  void apiDependsOnNothingButJSpecify() {
    check(
        classes()
            .that()
            .resideInAnyPackage(API)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "org.jspecify..").or(resideInAnyPackage(API))));
  }

  @Test
  void jacksonStaysInJson() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "tools.jackson.."));
  }

  @Test
  void nobodyLogsOrPrintsPastSlf4j() {
    check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(OURS);
  }

  private static List<String> below(String parent, List<String> words) {
    return words.stream().map(word -> parent + "." + word).toList();
  }

  private static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "each package";
        }
      };

  private static final ArchCondition<JavaClass> IMPORT_ONLY_TO_THE_LEFT =
      new ArchCondition<>("import only packages left of their own, see WORDS and LEVELS") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          if (level(type) < 0) {
            events.add(violated(type, "%s has no place in LEVELS".formatted(type.getName())));
          }
          type.getDirectDependenciesFromSelf().stream()
              .filter(to -> to.getTargetClass().getPackageName().startsWith(ROOT))
              .filter(to -> !placeOf(to.getTargetClass()).equals(placeOf(type)))
              .filter(to -> level(to.getTargetClass()) >= level(type))
              .forEach(to -> events.add(violated(type, to.getDescription())));
        }
      };

  private static int level(JavaClass type) {
    var place = placeOf(type);
    return IntStream.range(0, LEVELS.size())
        .filter(level -> LEVELS.get(level).contains(place))
        .findFirst()
        .orElse(-1);
  }

  /** The listed package that holds {@code type}, or its own package if none does. */
  private static String placeOf(JavaClass type) {
    var name = type.getPackageName();
    return LEVELS.stream()
        .flatMap(List::stream)
        .filter(place -> !place.equals(ROOT))
        .filter(place -> name.equals(place) || name.startsWith(place + "."))
        .findFirst()
        .orElse(name);
  }
}
