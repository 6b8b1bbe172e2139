await customElements.whenDefined('tiny-giant');

document.querySelector('tiny-giant').registerTool({
  name: 'switch_lamp',
  description: 'Turn the lamp on or off.',
  parameters: {
    type: 'object',
    properties: { state: { type: 'string', enum: ['on', 'off'] } },
    required: ['state'],
  },
  run({ state }) {
    document.querySelector('#lamp').textContent = state;
    return `The lamp is ${state}.`;
  },
});
