namespace Analytics.ClickHouseFront;

/// <summary>What can be made to go wrong with the next statement. This is the front's own and no server's.</summary>
internal enum Fault
{
    None,
    /// <summary>A ClickHouse error (202, too many queries), before the work.</summary>
    Refuse,
    /// <summary>A ClickHouse error (243, not enough space), before the work.</summary>
    DiskFull,
    /// <summary>500 without a ClickHouse error, as a proxy gives it, before the work.</summary>
    Bare500,
    /// <summary>503 without a ClickHouse error, as a proxy gives it, before the work.</summary>
    Bare503,
    /// <summary>The connection is dropped before the work.</summary>
    DropBefore,
    /// <summary>The work is done and the connection dropped before the answer.</summary>
    DropAfter,
    /// <summary>The connection is dropped in the middle of the answer, without an error in it.</summary>
    CutAnswer,
    /// <summary>200 with the error in the head alone, as servers give it that time out on a request's body.</summary>
    CodeInHead,
    /// <summary>An error behind rows comes as servers before 25.11 give it: its text at the end of a whole answer.</summary>
    OldErrors,
    /// <summary>Nothing happens for an hour, or until the client leaves.</summary>
    Silence,
    /// <summary>The work is done, and then nothing happens for an hour, or until the client leaves.</summary>
    SilenceAfter,
    /// <summary>The work is done, and then comes 500 without a ClickHouse error, as a proxy gives it.</summary>
    Bare500After,
}
