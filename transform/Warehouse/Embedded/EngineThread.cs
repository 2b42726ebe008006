namespace Analytics.Warehouse.Embedded;

/// <summary>Where calls that block inside the engine wait: on threads of their own, so that they never hold one of the thread pool.</summary>
internal static class EngineThread
{
    public static Task<T> Run<T>(Func<T> call) =>
        Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
