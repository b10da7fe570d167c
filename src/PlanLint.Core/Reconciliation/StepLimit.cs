using System.Globalization;

namespace PlanLint.Reconciliation;

/// <summary>
/// Where <c>--until</c> ends a run: after a batch, <c>2</c>; before it is asked whether to apply, <c>2.check</c>; or after the preflight,
/// <c>preflight</c>.
/// </summary>
/// <param name="Batch">The batch; 0 for the preflight.</param>
/// <param name="Step">The last step to take.</param>
internal readonly record struct StepLimit(int Batch, ReconcileStep Step)
{
    private static readonly ReconcileStep[] OfBatch = [.. Enum.GetValues<ReconcileStep>().Where(s => s != ReconcileStep.Preflight)];

    /// <summary>The names that a batch's steps have on the command line.</summary>
    public static string Names => string.Join(", ", OfBatch.Select(NameOf));

    /// <summary>Parses the option's value; null when it is none.</summary>
    public static StepLimit? Parse(string text)
    {
        if (text == NameOf(ReconcileStep.Preflight)) return new(0, ReconcileStep.Preflight);
        string[] parts = text.Split('.');
        if (parts.Length > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int batch) || batch < 1) return null;
        if (parts.Length == 1) return new(batch, ReconcileStep.Verify);
        int step = Array.FindIndex(OfBatch, s => NameOf(s) == parts[1]);
        return step < 0 ? null : new(batch, OfBatch[step]);
    }

    /// <summary>True when a step of a batch lies behind the limit.</summary>
    public bool IsBefore(int batch, ReconcileStep step) => batch > Batch || batch == Batch && step > Step;

    /// <summary>A step by its name on the command line.</summary>
    public static string NameOf(ReconcileStep step) => step.ToString().ToLowerInvariant();
}
