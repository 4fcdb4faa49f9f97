package org.fiducia.host.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.kinematics.Constraint;
import org.fiducia.host.kinematics.FiveTrackFitter;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.kinematics.FitErrorsKernel;
import org.fiducia.kernels.kinematics.FitParameters;
import org.fiducia.kernels.kinematics.FitSetup;
import org.fiducia.kernels.kinematics.FitStatus;
import org.fiducia.kernels.kinematics.FittedEvent;
import org.fiducia.kernels.kinematics.FittedEventErrors;
import org.fiducia.kernels.kinematics.FittedTrack;
import org.fiducia.kernels.kinematics.FittedTrackErrors;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/** Whether fits know their errors: pulls against the truth and chi2, over the full chain. */
final class FitQuality {

  private static final Path FOLDER = Path.of("target/field-models");
  private static final String[] TRACK = {"x", "y", "tx", "ty", "q/p", "abs(q/p)"};

  private FitQuality() {}

  /** Tracks of 2 to 75 GeV/c of either charge with hits in all views. */
  static List<Figure> tracks(Chain chain, int tracks) throws InterruptedException {
    Pulls pulls = new Pulls("track", 11, TRACK);
    Spectrometer.tracks(chain.engine, chain.geometry, FitQuality::wide, tracks, into(pulls));
    List<Figure> figures = new ArrayList<>(pulls.figures(0.01, 0.02));
    figures.add(pulls.flatness(1e-3));
    return figures;
  }

  /** Momentum from 2 to 75 GeV/c. */
  static double wide(Random random) {
    return 2 + 73 * random.nextDouble();
  }

  private static ObjIntConsumer<Batch> into(Pulls pulls) {
    return (batch, row) -> {
      for (int k = Track.X; k <= Track.QP; k++) {
        pulls.add(k, Spectrometer.residual(batch, row, k) / Spectrometer.error(batch, row, k));
      }
      double qp = batch.slotDoubles(Track.LAYOUT).get(Track.QP, row);
      pulls.add(5, Math.signum(qp) * Spectrometer.residual(batch, row, Track.QP)
          / Spectrometer.error(batch, row, Track.QP));
      pulls.addChi2(batch.slotDoubles(Track.LAYOUT).get(Track.CHI2, row));
    };
  }

  /** The same in other models of the magnet of the same kick, and what a thin kick makes of tracks in a real field. */
  static List<Figure> fields(Chain chain, int tracks) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    Geometry smooth = with("profile", "model = \"profile\"\nfield-T = 0.36\nlength-m = 2.5017\nedge-mm = 200");
    List<Geometry> geometries = List.of(
        with("box", "model = \"box\"\nfield-T = 0.6928\nlength-m = 1.3"), smooth,
        with("map", "model = \"map\"\nfile = \"" + map() + "\""));
    for (Geometry geometry : geometries) {
      Pulls pulls = new Pulls(geometry.name(), 11, TRACK);
      Spectrometer.tracks(chain.engine, geometry, FitQuality::wide, tracks, into(pulls));
      figures.addAll(pulls.figures(0.03, 0.02));
      figures.add(pulls.flatness(1e-3));
    }
    Sample shift = new Sample();
    Spectrometer.tracks(chain.engine, smooth, new TrackFitter(chain.geometry), random -> 20.0, tracks,
        (batch, row) -> {
          double residual = Spectrometer.residual(batch, row, Track.QP);
          shift.add(100 * residual / batch.slotDoubles(Track.LAYOUT).get(Track.QP, row));
        });
    figures.add(Figure.noted("thin kick fitted to 20 GeV tracks in the profile, shift of q/p [%]", "-", shift.mean(),
        shift.error(Sample::mean)));
    return figures;
  }

  /** NA62 with another magnet. */
  private static Geometry with(String name, String magnet) {
    try {
      String text = Files.readString(Chain.NA62);
      String changed = text.replaceFirst("model = \"thin-kick\".*\nfield-T.*\nlength-m.*\n", magnet + "\n")
          .replaceFirst("name = \".*\"", "name = \"" + name + "\"");
      assertThat(changed).contains(magnet);
      Files.createDirectories(FOLDER);
      return Geometry.load(Files.writeString(FOLDER.resolve(name + ".toml"), changed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A map of all three components every 100 mm, 7.8 m long: By = B(z) (1 + c (x^2 - y^2)) with smooth ends B(z), and
   * the Bx and Bz that the rotation of the field leaves in lowest order.
   */
  private static String map() {
    StringBuilder text = new StringBuilder();
    double curvature = 2e-8;
    for (double z = 193_100; z <= 200_900; z += 100) {
      for (double y = -1000; y <= 1000; y += 250) {
        for (double x = -1000; x <= 1000; x += 250) {
          double b = ends(z);
          double slope = (ends(z + 1) - ends(z - 1)) / 2;
          text.append(String.format(Locale.ROOT, "%.0f %.0f %.0f %.9g %.9g %.9g%n", x, y, z, b * 2 * curvature * x * y,
              b * (1 + curvature * (x * x - y * y)), slope * y));
        }
      }
    }
    try {
      Files.createDirectories(FOLDER);
      return Files.writeString(FOLDER.resolve("map.txt"), text).getFileName().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double ends(double z) {
    double d = z - 196_995;
    return 0.18 * (Math.tanh((d + 1250.85) / 300) - Math.tanh((d - 1250.85) / 300));
  }

  /** Vertices of three pions. */
  static List<Figure> vertices(Chain chain, int events) throws InterruptedException {
    Pulls pulls = new Pulls("K3π vertex", 3, "x", "y", "z", "pz of π-");
    int odd = 2;
    fit(chain, KaonDecay.of(KaonMode.K3PI), events, Chain.Step.NONE, event -> {
      for (int c = 0; c < 3; c++) {
        double truth = event.truth(ParentDecay.X + c);
        pulls.add(c, (event.vertex(c) - truth) / Math.sqrt(event.vertex(Vertex.C + c * (c + 3) / 2)));
      }
      Doubles prongs = event.batch().slotDoubles(Prong.LAYOUT);
      double truth = event.batch().slotDoubles(Particle.LAYOUT).get(Particle.PZ, event.row(odd));
      pulls.add(3, (prongs.get(Prong.PZ, event.row(odd)) - truth)
          / Math.sqrt(prongs.get(Prong.COV + 5, event.row(odd))));
      pulls.addChi2(event.vertex(Vertex.CHI2));
    });
    List<Figure> figures = new ArrayList<>(pulls.figures(0.01, 0.02));
    figures.add(pulls.flatness(1e-3));
    figures.add(pulls.tail(0.009, 0.011));
    return figures;
  }

  private static void fit(Chain chain, KaonDecay decay, int events, Chain.Step more,
      Consumer<Event> seen) throws InterruptedException {
    chain.fit(decay, HitEffects.NONE, events, event -> event.crosses(chain.chambers), more, event -> {
      if (event.isFitted()) {
        seen.accept(event);
      }
    });
  }

  /** Momentum and energy of the tracks held to the measured beam particle. */
  static List<Figure> kinematics(Chain chain, int events) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(fourConstraints(chain, "4C fit of K3π", KaonDecay.of(KaonMode.K3PI), 0b111, events));
    figures.addAll(fourConstraints(chain, "4C fit of πaa", KaonToFourElectrons.aa(0.05), 1, 4 * events));
    return figures;
  }

  private static List<Figure> fourConstraints(Chain chain, String name, KaonDecay decay, int pions, int events)
      throws InterruptedException {
    FiveTrackFitter fitter = new FiveTrackFitter(Set.of(Constraint.MOMENTUM, Constraint.ENERGY), 0);
    Pulls pulls = new Pulls(name, 4, "px of the beam", "py of the beam", "pz of the beam", "z of the vertex",
        "px of π+", "py of π+", "pz of π+");
    Layout status = Layout.of("status of errors", Layout.column("status", "1", ""));
    fit(chain, decay, events, (engine, batch) -> {
      for (int i = 0; i < batch.events(); i++) {
        batch.ints(TrackRoles.LAYOUT).set(TrackRoles.PIONS, i, pions);
      }
      fitter.fit(engine, batch);
      errors(engine, batch, status);
    }, event -> {
      Batch batch = event.batch();
      int i = event.index();
      if (batch.ints(FitStatus.LAYOUT).get(FitStatus.STATUS, i) == Status.OK
          && batch.ints(status).get(0, i) == Status.OK) {
        for (int c = 0; c < 3; c++) {
          pulls.add(c, batch.doubles(FittedEventErrors.LAYOUT).get(FittedEventErrors.BEAM_PULL + c, i));
          pulls.add(4 + c, batch.slotDoubles(FittedTrackErrors.LAYOUT).get(FittedTrackErrors.PULL + c, event.row(0)));
        }
        pulls.add(3, batch.doubles(FittedEventErrors.LAYOUT).get(FittedEventErrors.VERTEX_PULL + 2, i));
        pulls.addChi2(batch.doubles(FittedEvent.LAYOUT).get(FittedEvent.CHI2, i));
      }
    });
    List<Figure> figures = new ArrayList<>(pulls.figures(0.03, 0.02));
    figures.add(pulls.flatness(1e-3));
    figures.add(pulls.tail(0.008, 0.012));
    return figures;
  }

  private static void errors(Engine engine, Batch batch, Layout status) throws InterruptedException {
    try (Arena arena = Arena.ofShared()) {
      Longs setup = Longs.allocate(arena, FitSetup.LAYOUT, 1);
      setup.set(FitSetup.CONSTRAINTS, 0, FitSetup.MOMENTUM | FitSetup.ENERGY);
      setup.set(FitSetup.VERTEX, 0, 1);
      Doubles parameters = Doubles.allocate(arena, FitParameters.LAYOUT, 1);
      parameters.set(FitParameters.PION, 0, ParticleData.PION);
      parameters.set(FitParameters.ELECTRON, 0, ParticleData.ELECTRON);
      parameters.set(FitParameters.PARENT, 0, ParticleData.KAON);
      parameters.set(FitParameters.PRECISION, 0, 1e-6);
      engine.run(
          FitErrorsKernel.with(batch.shape(), setup, parameters, batch.slotDoubles(Prong.LAYOUT),
              batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT), batch.doubles(Beam.LAYOUT),
              batch.ints(TrackRoles.LAYOUT), batch.slotDoubles(FittedTrack.LAYOUT), batch.doubles(FittedEvent.LAYOUT),
              batch.ints(FitStatus.LAYOUT), batch.slotDoubles(FittedTrackErrors.LAYOUT),
              batch.doubles(FittedEventErrors.LAYOUT), batch.ints(status)),
          batch.events(), batch.first());
    }
  }
}
