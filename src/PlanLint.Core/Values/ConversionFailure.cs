namespace PlanLint.Values;

/// <summary>Why a value could not be converted.</summary>
internal sealed class ConversionFailure
{
    private List<PathStep>? steps;

    /// <summary>The reason; empty when nothing failed.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Where in the value.</summary>
    public ValuePath Path => ValuePath.Of([.. steps ?? []]);

    public Value? Fail(string message)
    {
        Message = message;
        return null;
    }

    /// <summary>Says in which part the failure lies, while it travels outwards.</summary>
    public Value? In(PathStep step)
    {
        (steps ??= []).Insert(0, step);
        return null;
    }
}
