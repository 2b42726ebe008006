using System.Data.Common;

namespace Analytics.Control;

/// <summary>What SQLite and PostgreSQL do each in its own way.</summary>
internal abstract class Engine : IDisposable
{
    /// <summary>The name in the files of its own statements; null where the common ones are meant for it.</summary>
    public abstract string? Dialect { get; }

    /// <summary>How to use another database, as the end of a sentence.</summary>
    public abstract string Elsewhere { get; }

    /// <summary>Where connections come from.</summary>
    public abstract DbDataSource Source { get; }

    /// <summary>Makes what must be there before the first transaction.</summary>
    /// <exception cref="ControlException">It cannot be made.</exception>
    public abstract Task<bool> PrepareAsync(CancellationToken cancellation);

    public abstract Task<DbConnection> ConnectAsync(CancellationToken cancellation);

    /// <summary>Runs work in one transaction, one at a time in each scope.</summary>
    public abstract Task<T> ChangeAsync<T>(string scope, Func<DbConnection, Task<T>> work, CancellationToken cancellation);

    /// <summary>Whether what failed may go through when it is tried again, and has not been committed.</summary>
    public abstract bool MayPass(DbException failure);

    /// <summary>Drops connections that are kept open and may be broken.</summary>
    public abstract void Forget();

    public abstract ControlException Explain(DbException failure);

    public abstract void Dispose();
}
