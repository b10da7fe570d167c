namespace PlanLint.Reconciliation;

/// <summary>What an entry of the journal records; in the file by its name in small letters.</summary>
internal enum JournalEvent
{
    /// <summary>A run began: its tool, its arguments as a hash, lineage and serial of the state, the effects of the full plan.</summary>
    Started,
    /// <summary>A batch of the table; all of them follow <see cref="Started"/>.</summary>
    Batch,
    /// <summary>The table is whole: from here on the run can be resumed.</summary>
    Ready,
    /// <summary>Blocks are about to be written into the root module.</summary>
    Blocks,
    /// <summary>A plan was made.</summary>
    Planned,
    /// <summary>The plan does what was predicted.</summary>
    Checked,
    /// <summary>Somebody, or <c>--yes</c>, said that it may be applied.</summary>
    Approved,
    /// <summary>The apply is about to begin: written before it is started.</summary>
    Applying,
    /// <summary>The apply ended well.</summary>
    Applied,
    /// <summary>The apply ended with an error.</summary>
    Failed,
    /// <summary>Blocks were taken out of the root module.</summary>
    Cleaned,
    /// <summary>The full plan after a batch is as expected.</summary>
    Verified,
    /// <summary>The run stopped, and why.</summary>
    Stopped,
    /// <summary>The run went on.</summary>
    Resumed,
    /// <summary>All batches are done.</summary>
    Finished,
}
