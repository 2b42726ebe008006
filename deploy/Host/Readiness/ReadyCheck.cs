namespace Analytics.Host.Readiness;

/// <summary>Something that a process needs before it can do its work.</summary>
/// <param name="Name">What is told of it when it fails: a name alone, no address and no reason.</param>
/// <param name="Ask">Ends when it is there, or fails.</param>
internal sealed record ReadyCheck(string Name, Func<IServiceProvider, CancellationToken, Task> Ask);

/// <summary>What was asked for is not there yet.</summary>
internal sealed class NotReadyException() : Exception("Not ready.");
