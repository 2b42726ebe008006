using System.Diagnostics;
using Analytics.Support.ClickHouseFront;
using Confluent.Kafka;

namespace Analytics.Benchmarks.Kafka;

/// <summary>The plain consumer in Node (<c>peer/peer.mjs</c>), and the topic that it reads: pushes as they are, without a seal.</summary>
internal sealed class Peer : IDisposable
{
    public const string Topic = "plain.raw";

    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Kafka", "peer"));

    private readonly Process process;

    private Peer(Process process) => this.process = process;

    /// <summary>Whether it can be run here.</summary>
    public static bool IsThere => Directory.Exists(Path.Combine(Folder, "node_modules"));

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.HasExited ? throw new InvalidOperationException("The peer has ended; standard error says why.") : process.TotalProcessorTime;
        }
    }

    public static Peer Start(Plant plant) => new(Process.Start(new ProcessStartInfo(
        "node", [Path.Combine(Folder, "peer.mjs"), plant.Broker.Addresses, Topic, plant.Front.Address.AbsoluteUri, FrontProcess.User, plant.Front.Password]))!);

    /// <summary>Fills its topic.</summary>
    public static void Fill(Plant plant, int pushes)
    {
        using var producer = new ProducerBuilder<string, string>(plant.Broker.ForClients.Append(new("bootstrap.servers", plant.Broker.Addresses)))
            .SetLogHandler((_, _) => { /* of properties that are for the other end */ })
            .Build();
        var number = 0;
        foreach (var push in Plant.Blocks(0, pushes).SelectMany(block => block))
        {
            while (!TryProduce(producer, $"{number}", push))
            {
                producer.Poll(TimeSpan.FromMilliseconds(50));
            }

            number++;
        }

        producer.Flush(TimeSpan.FromMinutes(2));
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static bool TryProduce(IProducer<string, string> producer, string key, string push)
    {
        try
        {
            producer.Produce(Topic, new Message<string, string> { Key = key, Value = push });
            return true;
        }
        catch (ProduceException<string, string> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
