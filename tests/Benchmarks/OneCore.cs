using System.Text.Json;
using Analytics.Custody;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Pipeline;
using Analytics.Pipeline.Linking;

namespace Analytics.Benchmarks;

/// <summary>Decode to encode on one core: our worker, and the limit, which reads the JSON tokens and makes the HMACs and nothing else.</summary>
internal sealed class OneCore(string file, PushCustody custody, TimeProvider time)
{
    private const int ScansPerBatch = 250_000;

    private readonly List<PushBlock> blocks = ReadAll(file);

    /// <summary>Parcels that are all new, with earlier epochs that they might be of, or none.</summary>
    /// <param name="earlier">The parcels of earlier epochs.</param>
    /// <param name="keys">Those of the present epoch, and of the earlier ones.</param>
    public Measured Ours(EarlierParcels earlier, LiveKeys keys)
    {
        using var worker = new PushWorker(custody with { Keys = keys }, earlier, "bench");
        var started = time.GetTimestamp();
        var scans = 0L;
        foreach (var block in blocks)
        {
            scans += Pipeline.Pipeline.Transform(block, worker).Scans;
            if (worker.Batch.Size >= ScansPerBatch)
            {
                worker.Batch.EncodeJourneys();
                worker.Batch.Clear();
            }
        }

        worker.Batch.EncodeJourneys();
        return new Measured(scans, time.GetElapsedTime(started));
    }

    public Measured Limit()
    {
        using var tokeniser = new Tokeniser(custody.Keys.Current);
        var started = time.GetTimestamp();
        var pushes = 0L;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var json = new Utf8JsonReader(block[i].Payload.Span);
                while (json.Read())
                {
                }

                tokeniser.TryTokenise(TokenPurpose.Parcel, new Identifier("YT0000000000000001"u8), out _);
                pushes++;
            }
        }

        return new Measured(pushes * SamplePushes.ScansPerPush, time.GetElapsedTime(started));
    }

    public static PushFormat Format()
    {
        var format = ProviderFormat.All["17track"];
        var fields = format.Map(FieldPolicy.BuiltIn.RulesOf(format.Name));
        return new PushFormat(format.Name, () => format.CreateReader(fields));
    }

    private static List<PushBlock> ReadAll(string file)
    {
        var format = Format();
        using var pushes = PushFile.Open(file, PushFraming.JsonMessages);
        var blocks = new List<PushBlock>();
        while (pushes.Next(format, CancellationToken.None) is { } block)
        {
            blocks.Add(block);
        }

        return blocks;
    }
}
