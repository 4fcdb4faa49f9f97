package org.fiducia.analysis.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;
import org.fiducia.host.pairing.PairSearch.PairRule;
import org.fiducia.host.pairing.PairSearch.PionRule;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.generation.KaonMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaonCardTest {

  private static final Path EXAMPLES = Path.of("../../examples");

  private static final String SOUND = """
      [job]
      kind = "kaon-decays"
      geometry = "na62-kaon.toml"
      seed = 3
      events-per-mass = 1000
      reject-outliers = true

      [decay]
      mode = "pi-aa"
      boson-masses-GeV = [0.02, 0.05]

      [simulation]
      inefficiency = 0.01
      outliers = 0.02
      outlier-resolution-um = 500

      [trigger]
      quadrant-plane = "newchod"
      calorimeter-plane = "lkr"
      min-electron-momentum-GeV = 20

      [selection]
      planes = ["straw-1", "straw-4"]
      survival-z-m = 220
      min-separation-mm = 15
      vertex-z-m = [105, 180]
      max-vertex-chi2 = 25
      charge = 1
      total-momentum-GeV = [72, 78]
      max-pt-GeV = 0.03
      pion = "missing-mass"
      pairs = "pair-mass"
      max-pair-difference-sigmas = 3
      max-pair-distance-sigmas = 2
      excluded-electron-mass-GeV = [0.12, 0.15]
      missing-mass-squared = [0, 0.1]
      mass-GeV = [0.484, 0.504]

      [normalisation]
      kaon-decays = 8.58e11
      efficiency = [0.155, 0.2]
      after = "electron momentum"
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void geometryBesideTheCard() throws IOException {
    for (String name : List.of("na62-kaon.toml", "na62-dump.toml")) {
      Files.copy(EXAMPLES.resolve(name), folder.resolve(name));
    }
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("card.toml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyKeyIsRead() {
    Path path = write(SOUND);
    KaonCard card = KaonCard.load(path);
    KaonDecay decay = KaonDecay.of(KaonMode.PI_AA);
    assertThat(card.name()).isEqualTo("card");
    assertThat(card.seed()).isEqualTo(3);
    assertThat(card.eventsPerMass()).isEqualTo(1000);
    assertThat(card.decays()).containsExactly(decay.withBosonMass(0.02), decay.withBosonMass(0.05));
    assertThat(card.effects()).isEqualTo(new HitEffects(false, false, 0.01, 0.02, 0.5));
    assertThat(card.reconstruction()).isTrue();
    assertThat(card.rejectOutliers()).isTrue();
    assertThat(card.trigger())
        .isEqualTo(new KaonTrigger(Optional.of("newchod"), Optional.of("lkr"), OptionalDouble.of(20)));
    assertThat(card.selection()).isEqualTo(new KaonSelection(List.of("straw-1", "straw-4"),
        OptionalDouble.of(220e3), OptionalDouble.of(15), Optional.of(new Range(105e3, 180e3)), OptionalDouble.of(25),
        OptionalInt.of(1), Optional.of(new Range(72, 78)), OptionalDouble.of(0.03), PionRule.MISSING_MASS,
        PairRule.PAIR_MASS, OptionalDouble.of(3), OptionalDouble.of(2), Optional.of(new Range(0.12, 0.15)),
        Optional.of(new Range(0, 0.1)), Optional.of(new Range(0.484, 0.504))));
    assertThat(card.normalisation())
        .contains(new KaonNormalisation(8.58e11, new Range(0.155, 0.2), Optional.of("electron momentum")));
    assertThat(card.inputs()).extracting(InputFile::path)
        .containsExactly(path.toString(), folder.resolve("na62-kaon.toml").toString());
    assertThat(KaonStage.of(card)).extracting(KaonStage::label).containsExactly("plane straw-1", "plane straw-4",
        "survival", "separation", "opposite quadrants", "electron momentum", "tracks fitted", "vertex fitted",
        "pairs found", "vertex z", "vertex chi2", "charge", "total momentum", "pt", "electron mass", "missing mass",
        "pair difference", "pair distance", "mass");
  }

  @Test
  void almostEverythingMayBeLeftOut() {
    KaonCard card = KaonCard.load(write("""
        [job]
        kind = "kaon-decays"
        geometry = "na62-kaon.toml"
        events-per-mass = 1
        reconstruction = false
        [decay]
        mode = "pinunu"
        """));
    assertThat(card.seed()).isEqualTo(1);
    assertThat(card.decays()).containsExactly(KaonDecay.of(KaonMode.PI_NU_NU));
    assertThat(card.effects()).isEqualTo(HitEffects.NONE);
    assertThat(card.rejectOutliers()).isFalse();
    assertThat(card.trigger()).isEqualTo(KaonTrigger.NONE);
    assertThat(card.normalisation()).isEmpty();
    assertThat(KaonStage.of(card)).isEmpty();
  }

  @Test
  void aRangeOfMassesHoldsItsLastIfAStepLeadsToIt() {
    String range = "boson-mass-range-GeV = { first = 0.01, last = 0.17, step = 0.005 }";
    List<KaonDecay> decays =
        KaonCard.load(write(SOUND.replace("boson-masses-GeV = [0.02, 0.05]", range))).decays();
    assertThat(decays).hasSize(33);
    assertThat(decays.getFirst().bosonMass()).isEqualTo(0.01);
    assertThat(decays.getLast().bosonMass()).isCloseTo(0.17, offset(1e-12));
    assertThat(KaonCard.load(write(SOUND.replace("boson-masses-GeV = [0.02, 0.05]",
        range.replace("0.17", "0.1699")))).decays()).hasSize(32);
  }

  @Test
  void theCommandMayChangeSeedAndEvents() {
    KaonCard card = KaonCard.load(write(SOUND));
    assertThat(card.withSeed(7).seed()).isEqualTo(7);
    assertThat(card.withEventsPerMass(13).eventsPerMass()).isEqualTo(13);
    assertThat(card.withSeed(7).withEventsPerMass(13).withSeed(3).withEventsPerMass(1000)).isEqualTo(card);
    assertThatThrownBy(() -> card.withSeed(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> card.withEventsPerMass(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k3pi.toml", "k-pi4e.toml", "k-pi-aa.toml"})
  void theExamplesAreSound(String name) {
    assertThat(Card.load(EXAMPLES.resolve(name))).isInstanceOf(KaonCard.class);
  }

  @Test
  void theKindChoosesTheCard() {
    assertThat(Card.load(write(SOUND))).isInstanceOf(KaonCard.class);
    assertThat(Card.load(EXAMPLES.resolve("dark-photon-mumu.toml"))).isInstanceOf(AcceptanceCard.class);
    assertRefused(SOUND.replace("kaon-decays\"", "kaons\""),
        ":2: job.kind: \"kaons\" is not known; write one of \"decay-volume-acceptance\" | \"kaon-decays\"");
    assertRefused(SOUND.replace("\"kaon-decays\"", "7"), ":2: job.kind: must be a text in quotes, but is 7");
    assertRefused("[job]\nseed = 1\n", "job.kind: missing");
    assertRefused("[job\n", "correct the TOML syntax");
    assertThatThrownBy(() -> AcceptanceCard.load(write(SOUND))).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> KaonCard.load(EXAMPLES.resolve("dark-photon-mumu.toml")))
        .isInstanceOf(InputException.class);
  }

  private void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> Card.load(write(text))).isInstanceOf(InputException.class)
        .message().contains(parts).startsWith(folder.resolve("card.toml").toString()).doesNotContain("\n");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("mode = \"pi-aa\"", "mode = \"pi-bb\"", "decay.mode: no kaon decay mode \"pi-bb\"; there are k3pi"),
        arguments("mode = \"pi-aa\"", "mode = \"k3pi\"", "decay.boson-masses-GeV: has no meaning for the mode k3pi"),
        arguments("mode = \"pi-aa\"", "mode = \"pi-s\"", "decay.scalar-mass-GeV: missing; the mode pi-s needs it"),
        arguments("mode = \"pi-aa\"", "mode = \"pi-s\"\nscalar-mass-GeV = 0.4", "decay.scalar-mass-GeV: must be below"),
        arguments("mode = \"pi-aa\"", "mode = \"pi-s\"\nscalar-mass-GeV = 0.09",
            "decay.boson-masses-GeV: must be above 2 m_e"),
        arguments("mode = \"pi-aa\"", "mode = \"pi-aa\"\nlepton = \"mu\"", "decay.lepton: has no meaning"),
        arguments("mode = \"pi-aa\"", "mode = \"pi-aa\"\nvector-current = true",
            "decay.vector-current: has no meaning"),
        arguments("mode = \"pi-aa\"", "mode = \"pi-aa\"\nboson-mass-range-GeV = { first = 1, last = 2, step = 1 }",
            "decay.boson-masses-GeV: is given beside boson-mass-range-GeV"),
        arguments("boson-masses-GeV = [0.02, 0.05]", "", "decay.boson-masses-GeV: missing"),
        arguments("[0.02, 0.05]", "[]", "decay.boson-masses-GeV: must be one or more numbers"),
        arguments("[0.02, 0.05]", "[0.05, 0.02]", "decay.boson-masses-GeV: must rise, but 0.02 follows 0.05"),
        arguments("[0.02, 0.05]", "[0.001, 0.02]", "decay.boson-masses-GeV: must be above 2 m_e"),
        arguments("[0.02, 0.05]", "[0.02, 0.2]", "decay.boson-masses-GeV: must be above 2 m_e"),
        arguments("boson-masses-GeV = [0.02, 0.05]",
            "boson-mass-range-GeV = { first = 0.03, last = 0.02, step = 0.01 }",
            "decay.boson-mass-range-GeV.last: must not be below first"),
        arguments("boson-masses-GeV = [0.02, 0.05]",
            "boson-mass-range-GeV = { first = 0.03, last = 0.04, step = 1e-9 }",
            "decay.boson-mass-range-GeV.step: makes more than"),
        arguments("events-per-mass = 1000", "events-per-mass = 2e12", "job.events-per-mass: 2000000000000 is more"),
        arguments("reject-outliers = true", "reconstruction = false",
            "selection.vertex-z-m: needs fitted tracks; set job.reconstruction = true"),
        arguments("seed = 3", "reconstruction = false", "job.reject-outliers: has no meaning without reconstruction"),
        arguments("seed = 3", "reconstruction = 1", "job.reconstruction: must be true or false, but is 1"),
        arguments("na62-kaon.toml", "na62-dump.toml", "has no table [beam], which kaon decays need; add one"),
        arguments("na62-kaon.toml", "missing.toml", "job.geometry: there is no file"),
        arguments("inefficiency = 0.01", "inefficiency = 1.1", "simulation.inefficiency: must be from 0 to 1"),
        arguments("outliers = 0.02", "outliers = -0.02", "simulation.outliers: must be from 0 to 1"),
        arguments("outlier-resolution-um = 500", "", "simulation.outlier-resolution-um: missing"),
        arguments("outliers = 0.02", "", "simulation.outlier-resolution-um: has no meaning without outliers"),
        arguments("calorimeter-plane = \"lkr\"", "", "trigger.calorimeter-plane: missing"),
        arguments("min-electron-momentum-GeV = 20", "", "trigger.min-electron-momentum-GeV: missing"),
        arguments("\"lkr\"", "\"lkrr\"", "trigger.calorimeter-plane: there is no plane lkrr in na62-kaon"),
        arguments("\"straw-4\"", "\"straw-5\"", "selection.planes: there is no plane straw-5 in na62-kaon"),
        arguments("\"straw-4\"", "\"straw-1\"", "selection.planes: names \"straw-1\" twice"),
        arguments("\"straw-4\"", "4", "selection.planes: must be a text in quotes, but is 4"),
        arguments("[72, 78]", "[78, 72]", "selection.total-momentum-GeV: must rise"),
        arguments("[0.155, 0.2]", "[0.155, 1.2]", "normalisation.efficiency: must be two rising numbers"),
        arguments("[0.155, 0.2]", "[0.2, 0.155]", "normalisation.efficiency: must be two rising numbers"),
        arguments("after = \"electron momentum\"", "after = \"electrons\"",
            "normalisation.after: there is no stage \"electrons\"; this card has plane straw-1, "));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsSaidInOneLine(String from, String to, String problem) {
    assertThat(SOUND).contains(from);
    assertRefused(SOUND.replace(from, to), problem);
  }

  @Test
  void cutsThatAModeCannotMakeAreRefused() {
    String three = SOUND.replace("mode = \"pi-aa\"", "mode = \"k3pi\"").replace("boson-masses-GeV = [0.02, 0.05]", "");
    assertRefused(three, "selection.pion: needs the five tracks of a pion and four electrons, but k3pi has 3");
    String four = SOUND.replace("mode = \"pi-aa\"", "mode = \"pi4e\"").replace("boson-masses-GeV = [0.02, 0.05]", "");
    assertRefused(four, "selection.max-pair-distance-sigmas: needs a boson, but pi4e has none");
    assertRefused("""
        [job]
        kind = "kaon-decays"
        geometry = "na62-kaon.toml"
        events-per-mass = 1
        [decay]
        mode = "pinunu"
        """, "decay.mode: pinunu has one track, which makes no vertex; set job.reconstruction = false");
  }
}
