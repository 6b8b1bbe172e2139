// A shop's own page: an order, and six tools that change it. Nothing here knows of the agent but the last lines.

const menu = [
  { name: 'cheese', made: 'tomato, mozzarella, basil', price: 8 },
  { name: 'mushroom', made: 'mushrooms, mozzarella, thyme', price: 10 },
  { name: 'pepperoni', made: 'pepperoni, mozzarella, chilli', price: 11 },
  { name: 'hawaiian', made: 'ham, pineapple, mozzarella', price: 11 },
  { name: 'veggie', made: 'aubergine, courgette, peppers', price: 10 },
  { name: 'salmon', made: 'smoked salmon, spinach, cream', price: 13 },
];
const sizes = { small: 0, medium: 2, large: 4 };
const names = menu.map(({ name }) => name);
const most = 20;

let lines = [];
let delivery = { address: '', time: '' };
let placed = 0;

const $ = id => document.getElementById(id);
const euros = value => `€${value}`;
const priceOf = ({ name, size }) => menu.find(pizza => pizza.name === name).price + sizes[size];
const total = () => lines.reduce((sum, line) => sum + priceOf(line) * line.count, 0);
const kinds = () => lines.map(({ name, size, count }) => `${count} × ${size} ${name}`).join(', ');

// What changes the order says so in a sentence, or throws one that says what to do instead.

function add({ name, size = 'medium', count = 1 }) {
  const line = lines.find(one => one.name === name && one.size === size);
  const now = (line?.count ?? 0) + count;
  if (count < 1 || now > most) throw new Error(`One order holds 1 to ${most} pizzas of a kind.`);
  lines = line ? lines.map(one => (one === line ? { ...line, count: now } : one)) : [...lines, { name, size, count }];
  return `Added ${count} × ${size} ${name}. The order is ${euros(total())}.`;
}

function remove({ name, size }) {
  const left = lines.filter(line => line.name !== name || (size !== undefined && line.size !== size));
  if (left.length === lines.length) throw new Error(`There is no ${size ? `${size} ` : ''}${name} in the order.`);
  lines = left;
  return `Took the ${name} out. The order is ${euros(total())}.`;
}

const looksLikeTime = text => /\d *(am|pm)\b|\d[:.]\d\d|o.clock|noon|midnight|half past|quarter/i.test(text);

/** A small model may swap the two. Which one is a time can be seen, so nobody needs to be asked. */
function deliver({ address, time }) {
  for (const said of [address, time].filter(Boolean))
    delivery = { ...delivery, [looksLikeTime(said) ? 'time' : 'address']: said };
  return `To ${delivery.address || '(no address yet)'} at ${delivery.time || '(no time yet)'}.`;
}

function show() {
  if (lines.length === 0) return 'The order is empty.';
  return `${kinds()}. ${euros(total())} in all.`;
}

function place() {
  const { address, time } = delivery;
  if (lines.length === 0) throw new Error('The order is empty. Add a pizza first.');
  if (!address || !time) throw new Error('Say an address and a time first.');
  placed += 1;
  const said = `Order ${placed} is placed: ${kinds()} for ${euros(total())}, to ${address} at ${time}. It was a rehearsal.`;
  lines = [];
  return said;
}

/** Makes a change, by hand or by an agent alike, and shows the person what became of it. */
function change(work) {
  return args => {
    try {
      const said = work(args);
      $('said').textContent = said;
      render();
      return said;
    } catch (error) {
      $('said').textContent = error.message;
      throw error;
    }
  };
}

const name = { type: 'string', enum: names, description: 'which pizza' };
const size = { type: 'string', enum: Object.keys(sizes) };
const nothing = { type: 'object', properties: {} };

const tools = [
  {
    name: 'list_pizzas',
    description: 'List the pizzas on the menu with their prices.',
    parameters: nothing,
    reads: true,
    run: () => menu.map(({ name, price }) => `${name} ${euros(price)}`).join(', '),
  },
  {
    name: 'add_pizza',
    description: 'Add pizzas to the order.',
    parameters: {
      type: 'object',
      properties: { name, size, count: { type: 'integer', minimum: 1, maximum: most } },
      required: ['name'],
    },
    run: change(add),
  },
  {
    name: 'remove_pizza',
    description: 'Take a pizza out of the order.',
    parameters: { type: 'object', properties: { name, size }, required: ['name'] },
    run: change(remove),
  },
  {
    name: 'set_delivery',
    description: 'Set where and when the pizza is delivered.',
    parameters: { type: 'object', properties: { address: { type: 'string' }, time: { type: 'string' } } },
    run: change(deliver),
  },
  {
    name: 'show_order',
    description: 'Show the pizza order and its total.',
    parameters: nothing,
    reads: true,
    run: show,
  },
  {
    name: 'place_order',
    description: 'Place the pizza order.',
    parameters: nothing,
    binds: true,
    run: change(place),
  },
];

function element(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** What a press of a button does. Why it could not is on the page already. */
function pressed(work, args) {
  return () => {
    try {
      change(work)(args);
    } catch {}
  };
}

function render() {
  $('total').textContent = euros(total());
  $('empty').hidden = lines.length > 0;
  $('lines').replaceChildren(
    ...lines.map(line => {
      const item = element('li', '');
      const take = element('button', 'Remove', {
        type: 'button',
        'aria-label': `Remove ${line.size} ${line.name}`,
      });
      take.onclick = pressed(remove, line);
      item.append(
        element('strong', `${line.count} × ${line.name}`),
        element('span', line.size),
        element('span', euros(priceOf(line) * line.count)),
        take,
      );
      return item;
    }),
  );
  $('time').value = delivery.time;
  $('address').value = delivery.address;
}

$('menu').append(
  ...menu.map(pizza => {
    const item = element('li', '');
    const choices = element('div', '');
    for (const [size, more] of Object.entries(sizes)) {
      const button = element('button', `${size} ${euros(pizza.price + more)}`, {
        type: 'button',
        'aria-label': `Add a ${size} ${pizza.name}, ${euros(pizza.price + more)}`,
      });
      button.onclick = pressed(add, { name: pizza.name, size });
      choices.append(button);
    }
    item.append(element('strong', pizza.name), element('p', pizza.made, { class: 'quiet' }), choices);
    return item;
  }),
);
for (const key of ['time', 'address']) {
  $(key).oninput = () => {
    delivery = { ...delivery, [key]: $(key).value.trim() };
  };
}
$('place').onclick = pressed(place);
render();

// The agent. Where the browser has WebMCP, any agent of this page may use the tools, the panel's too; elsewhere they are lent to the panel.
if (document.modelContext) {
  for (const { name, description, parameters, reads = false, binds = false, run } of tools) {
    document.modelContext.registerTool({
      name,
      description,
      inputSchema: parameters,
      annotations: { readOnlyHint: reads, consequentialHint: binds },
      // Of an error that a tool throws the browser keeps the reason to itself, so the reason is an answer.
      async execute(args) {
        try {
          return run(args);
        } catch (error) {
          return { content: [{ type: 'text', text: error.message }], isError: true };
        }
      },
    });
  }
} else {
  await customElements.whenDefined('tiny-giant');
  const panel = document.querySelector('tiny-giant');
  for (const { name, description, parameters, run } of tools)
    panel.registerTool({ name, description, parameters, run });
}
