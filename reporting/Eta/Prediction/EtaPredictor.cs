using System.Buffers;

namespace Analytics.Eta;

/// <summary>Answers questions by one model, or by its ladder where the model does not know the carrier or the destination.</summary>
/// <param name="version">Names the model.</param>
/// <param name="model">The model.</param>
/// <param name="explaining">A copy of the trees, for explanations, which take turns.</param>
internal sealed class EtaPredictor(string version, EtaModel model, Booster explaining) : IEtaPredictor
{
    /// <summary>Parcels of the destination country that the model must have learned from to answer.</summary>
    private const int LeastParcels = 30;

    private readonly Lock gate = new();

    public string Version => version;

    public void Predict(ReadOnlySpan<EtaQuestion> questions, Span<EtaAnswer> answers)
    {
        var rows = ArrayPool<float>.Shared.Rent(questions.Length * FeatureSet.Count);
        var margins = ArrayPool<float>.Shared.Rent(questions.Length);
        var asked = ArrayPool<Asked>.Shared.Rent(questions.Length);
        try
        {
            var count = 0;
            for (var i = 0; i < questions.Length; i++)
            {
                var (shipment, state) = Read(questions[i]);
                if (!Knows(shipment))
                {
                    answers[i] = Fall(shipment, state, questions[i].AsOf);
                    continue;
                }

                var prior = model.Features.Write(shipment, state, questions[i].AsOf, rows.AsSpan(count * FeatureSet.Count, FeatureSet.Count));
                asked[count++] = new Asked(i, new StatKey(shipment.Origin, shipment.Destination), SupportOf(shipment), prior);
            }

            if (count > 0)
            {
                model.Booster.Predict(rows.AsSpan(0, count * FeatureSet.Count), FeatureSet.Count, margins.AsSpan(0, count));
            }

            for (var k = 0; k < count; k++)
            {
                answers[asked[k].Question] = Answer(asked[k], asked[k].Prior.LogHoursAt(margins[k]));
            }
        }
        finally
        {
            ArrayPool<Asked>.Shared.Return(asked);
            ArrayPool<float>.Shared.Return(margins);
            ArrayPool<float>.Shared.Return(rows);
        }
    }

    public IReadOnlyList<EtaReason> Explain(EtaQuestion question, int most)
    {
        var (shipment, state) = Read(question);
        if (!Knows(shipment))
        {
            return [];
        }

        var row = new float[FeatureSet.Count];
        var prior = model.Features.Write(shipment, state, question.AsOf, row);
        float[] contributions;
        lock (gate)
        {
            contributions = explaining.Contributions(row);
        }

        return
        [
            .. Enumerable.Range(0, FeatureSet.Count)
                .OrderByDescending(i => Math.Abs(contributions[i])).ThenBy(i => i)
                .Take(most)
                .Where(i => contributions[i] != 0)
                .Select(i => new EtaReason(FeatureSet.Names[i], float.IsNaN(row[i]) ? null : row[i], Math.Exp(contributions[i] * prior.Spread))),
        ];
    }

    private (EncodedShipment Shipment, ParcelState State) Read(EtaQuestion question)
    {
        var state = new ParcelState();
        foreach (ref readonly var scan in question.ByTime())
        {
            state.Add(scan);
        }

        return (model.Features.Encode(new Shipment(question.Carrier, question.Service, question.Origin, question.Destination, question.PromisedUntil)), state);
    }

    private static bool Knows(in EncodedShipment shipment) => shipment.Carrier >= 0 && shipment.CountryHours.Parcels >= LeastParcels;

    private static int SupportOf(in EncodedShipment shipment) => shipment.Lane.Parcels > 0 ? shipment.Lane.Parcels : shipment.CountryHours.Parcels;

    private EtaAnswer Fall(in EncodedShipment shipment, in ParcelState state, long now)
    {
        if (model.Tables.Ladder.Find(shipment, state.Stage) is not { } rung)
        {
            return default;
        }

        var elapsed = state.HasScans ? (now - state.StageAt) / 3600.0 : 0;
        return new EtaAnswer(
            rung.Level, rung.Parcels, (float)rung.HoursLeft(elapsed, 0.1), (float)rung.HoursLeft(elapsed, 0.5),
            (float)rung.HoursLeft(elapsed, 0.8), (float)rung.HoursLeft(elapsed, 0.9));
    }

    private EtaAnswer Answer(in Asked asked, float margin)
    {
        var offsets = model.Tables.Calibration.OffsetsOf(asked.Lane, margin);
        var spread = asked.Prior.Spread;
        return new EtaAnswer(
            EtaLevel.Model, asked.Support, MathF.Exp(margin + (offsets[Levels.P10] * spread)), MathF.Exp(margin + (offsets[Levels.P50] * spread)),
            MathF.Exp(margin + (offsets[Levels.P80] * spread)), MathF.Exp(margin + (offsets[Levels.P90] * spread)));
    }

    private readonly record struct Asked(int Question, StatKey Lane, int Support, Prior Prior);
}
