namespace PlanLint.Reporting;

/// <summary>Objects by what happens to them, counted as Terraform's own summary line does: a replacement is one add and one destroy.</summary>
/// <param name="Add">Created.</param>
/// <param name="Change">Updated in place.</param>
/// <param name="Destroy">Destroyed.</param>
/// <param name="Import">Imported.</param>
/// <param name="Forget">Dropped from the state and left alive.</param>
/// <param name="Move">Moved to another address.</param>
/// <param name="NoOp">Untouched.</param>
/// <param name="Read">Data sources read at apply.</param>
public readonly record struct PlanCounts(int Add, int Change, int Destroy, int Import, int Forget, int Move, int NoOp, int Read)
{
    /// <summary>Changes with an action that this version of PlanLint does not know.</summary>
    public int Other { get; init; }

    /// <summary>Actions of providers that the apply invokes.</summary>
    public int Invoke { get; init; }

    /// <summary>Changes and invocations that are put off to a later plan, which count nowhere else.</summary>
    public int Deferred { get; init; }

    /// <summary>True when nothing happens to any object, nor to the state; reading data sources is nothing.</summary>
    public bool ChangesNothing => Add + Change + Destroy + Import + Forget + Move + Other + Invoke + Deferred == 0;
}
