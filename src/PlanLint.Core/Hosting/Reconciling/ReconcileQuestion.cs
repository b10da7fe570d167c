namespace PlanLint.Hosting.Reconciling;

/// <summary>What a person is asked before an apply.</summary>
/// <param name="Batch">The batch's number.</param>
/// <param name="Title">What it does.</param>
/// <param name="IsProtected">True when it holds an object that cannot be made again.</param>
public sealed record ReconcileQuestion(int Batch, string Title, bool IsProtected);
