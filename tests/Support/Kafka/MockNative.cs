using System.Reflection;
using System.Runtime.InteropServices;

namespace Analytics.Support.Kafka;

/// <summary>The part of librdkafka's C interface that makes and disturbs a mock cluster (<c>rdkafka_mock.h</c>).</summary>
internal static partial class MockNative
{
    private const string Library = "librdkafka-of-tests";
    private const int Producer = 0;

    // The build for RHEL 8 needs no SASL library of the machine's.
    static MockNative() => NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Library
        ? NativeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "centos8-librdkafka.so"))
        : nint.Zero);

    /// <summary>A client that hosts clusters.</summary>
    public static nint NewHost()
    {
        var conf = NewConf();
        _ = Set(conf, "log_level", "2", nint.Zero, 0); // it would say that it has no brokers of its own
        return New(Producer, conf, nint.Zero, 0);
    }

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewCluster(nint host, int brokers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Bootstraps(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateTopic(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_group_initial_rebalance_delay_ms", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetRebalanceDelay(nint cluster, int milliseconds);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetDown(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetUp(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_partition_set_leader", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetLeader(nint cluster, string topic, int partition, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_rtt", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetRoundTrip(nint cluster, int broker, int milliseconds);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void PushErrors(nint cluster, short request, nuint count, int[] errors);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void DestroyCluster(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void DestroyHost(nint host);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint NewConf();

    [LibraryImport(Library, EntryPoint = "rd_kafka_new", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint New(int type, nint conf, nint error, nuint errorSize);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(nint conf, string name, string value, nint error, nuint errorSize);
}
