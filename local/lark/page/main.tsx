import { render } from 'preact'
import { App } from './components/app.tsx'
import { Both } from './components/both.tsx'
import '../../workspace/page/styles/base.css'
import '../../workspace/page/styles/rail.css'
import '../../workspace/page/styles/conversation.css'
import '../../workspace/page/styles/composer.css'
import '../../workspace/page/styles/fields.css'
import '../../workspace/page/styles/dialog.css'
import '../../workspace/page/styles/text.css'
import './styles/theme.css'
import './styles/chats.css'
import './styles/message.css'
import './styles/card.css'
import './styles/card-form.css'
import './styles/both.css'

const page = document.getElementById('page')
if (page) render(page.dataset['page'] === 'both' ? <Both /> : <App />, page)
