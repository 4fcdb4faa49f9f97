package org.fiducia.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows between the modules: they point down only. */
class ArrowsTest {

  private static final String OURS = "org.fiducia..";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.fiducia");

  /** What each module may use beside itself. */
  private static final Map<String, List<String>> ARROWS = Map.ofEntries(
      Map.entry("language", List.of()),
      Map.entry("geometry", List.of()),
      Map.entry("kernels", List.of("language")),
      Map.entry("wide", List.of("language")),
      Map.entry("cpu", List.of("language")),
      Map.entry("host", List.of("language", "kernels", "geometry", "cpu")),
      Map.entry("opencl", List.of("language", "wide", "host")),
      Map.entry("tornado", List.of("language", "wide", "host")),
      Map.entry("io", List.of("language", "geometry")),
      Map.entry("analysis", List.of("language", "kernels", "geometry", "host")),
      Map.entry("app", List.of("language", "kernels", "geometry", "host", "io", "analysis")));

  /** What a build has only where the SDK is that it is compiled against. */
  private static final String OPTIONAL = "tornado";

  private static String of(String module) {
    return "org.fiducia." + module + "..";
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "language", "geometry", "kernels", "wide", "cpu", "host", "opencl", "tornado", "io", "analysis", "app"})
  void aModuleUsesOnlyThoseBelowIt(String module) {
    List<String> allowed = ARROWS.get(module);
    String[] packages = Stream.concat(Stream.of(module), allowed.stream())
        .map(ArrowsTest::of).toArray(String[]::new);
    noClasses().that().resideInAPackage(of(module))
        .should().dependOnClassesThat(resideInAPackage(OURS).and(DescribedPredicate.not(resideInAnyPackage(packages))))
        .allowEmptyShould(module.equals(OPTIONAL)).check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kernels", "analysis"})
  void packagesOfAModuleFormNoCircle(String module) {
    slices().matching("org.fiducia." + module + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageBelongsToAModule() {
    classes().should().resideInAnyPackage(ARROWS.keySet().stream().map(ArrowsTest::of).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void onlyTheOpenClBackendTouchesOpenCl() {
    noClasses().that().resideOutsideOfPackage(of("opencl"))
        .should().dependOnClassesThat().resideInAPackage("org.jocl..").check(CLASSES);
    classes().that().resideInAPackage(of("opencl")).and().haveSimpleNameNotEndingWith("info")
        .should().onlyHaveDependentClassesThat().resideInAPackage(of("opencl")).check(CLASSES);
  }

  @Test
  void onlyTheTornadoBackendTouchesTornadoVm() {
    noClasses().that().resideOutsideOfPackage(of("tornado"))
        .should().dependOnClassesThat().resideInAPackage("uk.ac.manchester.tornado..").check(CLASSES);
    noClasses().that().resideOutsideOfPackage(of("tornado"))
        .should().dependOnClassesThat().resideInAPackage(of("tornado")).check(CLASSES);
  }

  @Test
  void onlyEventFilesTouchArrow() {
    noClasses().that().resideOutsideOfPackage(of("io")).should().dependOnClassesThat()
        .resideInAnyPackage("org.apache.arrow..", "com.google.flatbuffers..").check(CLASSES);
  }

  @Test
  void backendsUseOnlyTheirInterfaceOfTheHost() {
    noClasses().that().resideInAnyPackage(of("opencl"), of("tornado")).should().dependOnClassesThat(
        resideInAPackage("org.fiducia.host..").and(DescribedPredicate.not(resideInAPackage("org.fiducia.host.spi.."))))
        .check(CLASSES);
  }

  @Test
  void nothingUsesTheTranslatorAtRunTime() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.fiducia.translator..").check(CLASSES);
  }

  @Test
  void kernelsUseNoElementaryFunctionOfThePlatform() {
    Set<String> differing = Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
        "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");
    noClasses().that().resideInAPackage(of("kernels")).should().callMethodWhere(new DescribedPredicate<JavaCall<?>>(
        "an elementary function of the platform") {
      @Override
      public boolean test(JavaCall<?> call) {
        return Set.of("java.lang.Math", "java.lang.StrictMath").contains(call.getTargetOwner().getName())
            && differing.contains(call.getTarget().getName());
      }
    }).check(CLASSES);
  }

  @Test
  void allModulesAreUnderTest() {
    assertThat(ARROWS.keySet()).filteredOn(module -> !module.equals(OPTIONAL))
        .allSatisfy(module -> assertThat(CLASSES.stream()
            .filter(c -> c.getPackageName().startsWith("org.fiducia." + module))).as(module).isNotEmpty());
  }
}
