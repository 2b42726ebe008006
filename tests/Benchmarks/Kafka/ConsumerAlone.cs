using System.Diagnostics;
using Confluent.Kafka;

namespace Analytics.Benchmarks.Kafka;

/// <summary>The limit: a consumer that reads the raw log and does nothing with it, in this process.</summary>
internal static class ConsumerAlone
{
    public static Consumption Read(Plant plant, long pushes, TimeProvider time)
    {
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(
            plant.Options.Properties.Append(new("bootstrap.servers", plant.Options.Brokers)).Append(new("group.id", "alone")).Append(new("auto.offset.reset", "earliest")))
            .SetLogHandler((_, _) => { /* of properties that are for the other end */ })
            .Build();
        consumer.Subscribe(plant.Options.Topic);
        using var self = Process.GetCurrentProcess();
        var (read, started, before) = (0L, 0L, TimeSpan.Zero);
        while (read < pushes)
        {
            if (consumer.Consume(TimeSpan.FromSeconds(30)) is null)
            {
                throw new InvalidOperationException("The topic has fewer pushes than were put into it.");
            }

            if (read++ == 0)
            {
                self.Refresh();
                (started, before) = (time.GetTimestamp(), self.TotalProcessorTime);
            }
        }

        self.Refresh();
        var measured = new Consumption(read, time.GetElapsedTime(started), self.TotalProcessorTime - before);
        consumer.Close();
        return measured;
    }
}
