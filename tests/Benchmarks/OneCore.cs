using System.Security.Cryptography;
using System.Text.Json;
using Analytics.Custody;
using Analytics.Custody.Tokens;
using Analytics.Formats;
using Analytics.Intake.Files;
using Analytics.Pipeline;

namespace Analytics.Benchmarks;

/// <summary>Decode to encode on one core: our worker, and the limit, which reads the JSON tokens and makes the HMACs and nothing else.</summary>
internal sealed class OneCore(string file, EpochKeys keys, TimeProvider time)
{
    private const int ScansPerBatch = 250_000;

    private readonly List<PushBlock> blocks = ReadAll(file);

    public Measured Ours()
    {
        using var worker = new PushWorker(keys, "bench");
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
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, new byte[32]);
        Span<byte> hash = stackalloc byte[32];
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

                hmac.AppendData("parcel\0YT0000000000000001"u8);
                hmac.GetHashAndReset(hash);
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
